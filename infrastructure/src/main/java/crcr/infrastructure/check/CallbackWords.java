package crcr.infrastructure.check;

import crcr.application.check.ReadWorkflow;
import crcr.application.check.WorkflowWords;
import crcr.domain.check.TestCounts;
import crcr.domain.delivery.Payload;
import crcr.infrastructure.shared.json.JsonPicker;
import crcr.infrastructure.shared.json.JsonValue;
import crcr.infrastructure.shared.json.MalformedJsonException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code workflow} of a callback's body. */
public final class CallbackWords implements ReadWorkflow {
    private static final String NAME = "workflow.name";
    private static final String ARTIFACT = "workflow.artifact_url";
    private static final String URL = "workflow.url";
    private static final String PASSED = "workflow.test_results.passed";
    private static final String FAILED = "workflow.test_results.failed";
    private static final String SKIPPED = "workflow.test_results.skipped";
    private static final JsonPicker PICKER = new JsonPicker(NAME, ARTIFACT, URL, PASSED, FAILED, SKIPPED);
    private static final Pattern COUNT = Pattern.compile("\\d{1,18}");
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    @Override
    public WorkflowWords of(Payload callback) {
        try {
            Map<String, JsonValue> found = PICKER.pick(callback.bytes());
            return new WorkflowWords(
                    text(found, NAME).orElse(""),
                    tests(found),
                    text(found, ARTIFACT).filter(link -> LINK.matcher(link).matches()),
                    text(found, URL));
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("the body of a report that was taken cannot be read", e);
        }
    }

    private static Optional<String> text(Map<String, JsonValue> found, String place) {
        return found.get(place) instanceof JsonValue.Text(String text) ? Optional.of(text) : Optional.empty();
    }

    // A count that is not told is none; a told one that is no number makes all of them untrustworthy.
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
