package crcr.infrastructure.shared.workflow;

import crcr.domain.check.TestCounts;
import crcr.domain.result.WorkflowWords;
import crcr.infrastructure.shared.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the parts of {@code workflow} in a callback's body that do not decide about the job's move. */
public final class WorkflowFields {
    private static final String NAME = "workflow.name";
    private static final String ARTIFACT = "workflow.artifact_url";
    private static final String URL = "workflow.url";
    private static final String PASSED = "workflow.test_results.passed";
    private static final String FAILED = "workflow.test_results.failed";
    private static final String SKIPPED = "workflow.test_results.skipped";
    private static final Pattern COUNT = Pattern.compile("\\d{1,18}");
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    /** The places that it reads. */
    public static final List<String> PLACES = List.of(NAME, ARTIFACT, URL, PASSED, FAILED, SKIPPED);

    private WorkflowFields() {}

    /** Reads the values at the {@link #PLACES}. A value that is missing or of another form is absent. */
    public static WorkflowWords read(Map<String, JsonValue> found) {
        return new WorkflowWords(
                text(found, NAME).orElse(""),
                tests(found),
                text(found, ARTIFACT).filter(link -> LINK.matcher(link).matches()),
                text(found, URL));
    }

    private static Optional<String> text(Map<String, JsonValue> found, String place) {
        return found.get(place) instanceof JsonValue.Text(String text) ? Optional.of(text) : Optional.empty();
    }

    // An absent count is zero; one that is no number makes all of them unreliable.
    private static Optional<TestCounts> tests(Map<String, JsonValue> found) {
        Optional<Long> passed = count(found, PASSED);
        Optional<Long> failed = count(found, FAILED);
        Optional<Long> skipped = count(found, SKIPPED);
        boolean areTold = found.containsKey(PASSED) || found.containsKey(FAILED) || found.containsKey(SKIPPED);
        return areTold && passed.isPresent() && failed.isPresent() && skipped.isPresent()
                ? Optional.of(new TestCounts(passed.get(), failed.get(), skipped.get()))
                : Optional.empty();
    }

    private static Optional<Long> count(Map<String, JsonValue> found, String place) {
        if (!found.containsKey(place)) {
            return Optional.of(0L);
        }
        return found.get(place) instanceof JsonValue.Numeral(String literal)
                        && COUNT.matcher(literal).matches()
                ? Optional.of(Long.parseLong(literal))
                : Optional.empty();
    }
}
