package crcr.lab.simulator.github.checks;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.lab.simulator.github.GitHubRefusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Checks the content of check runs.
 *
 * @see <a href="https://docs.github.com/en/rest/checks/runs#create-a-check-run">GitHub's rules</a>
 */
final class CheckRunRules {
    private static final List<String> STATUSES = List.of("queued", "in_progress", "completed");

    // Only GitHub sets stale.
    private static final List<String> CONCLUSIONS =
            List.of("action_required", "cancelled", "failure", "neutral", "success", "skipped", "timed_out");
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TEXT = 65_535;

    private CheckRunRules() {}

    /** Returns the changed state of an existing check run, or refuses the change. */
    static SimulatedCheckRun changed(SimulatedCheckRun before, JsonNode body, Instant now) {
        String name = text(body, "name").orElse(before.name());
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw refusal("name must have 1 to " + LONGEST_NAME + " characters.");
        }
        Optional<String> conclusion = text(body, "conclusion");
        conclusion.ifPresent(word -> member("conclusion", word, CONCLUSIONS));
        String status =
                conclusion.map(_ -> "completed").orElse(text(body, "status").orElse(before.status()));
        member("status", status, STATUSES);
        boolean isCompleted = status.equals("completed");
        if (isCompleted && conclusion.or(before::conclusion).isEmpty()) {
            throw refusal("conclusion is required if status is completed.");
        }
        if (!isCompleted && body.has("completed_at")) {
            throw refusal("conclusion is required if completed_at is given.");
        }
        return new SimulatedCheckRun(
                before.id(),
                before.suite(),
                before.appId(),
                before.repository(),
                before.headSha(),
                name,
                text(body, "external_id").orElse(before.externalId()),
                status,
                isCompleted ? conclusion.or(before::conclusion) : Optional.empty(),
                detailsUrl(body).or(before::detailsUrl),
                time(body, "started_at").or(before::startedAt).or(() -> Optional.of(now)),
                isCompleted
                        ? time(body, "completed_at").or(before::completedAt).or(() -> Optional.of(now))
                        : Optional.empty(),
                output(body, "title").orElse(before.title()),
                output(body, "summary").orElse(before.summary()));
    }

    private static void member(String name, String word, List<String> of) {
        if (!of.contains(word)) {
            throw refusal("For 'properties/" + name + "', \"" + word + "\" is not a member of " + of + ".");
        }
    }

    private static Optional<String> detailsUrl(JsonNode body) {
        Optional<String> url = text(body, "details_url");
        if (url.isPresent() && !url.get().matches("https?://.+")) {
            throw refusal("details_url must use http or https scheme.");
        }
        return url;
    }

    private static Optional<Instant> time(JsonNode body, String name) {
        try {
            return text(body, name).map(Instant::parse);
        } catch (DateTimeException _) {
            throw refusal(name + " is not a valid date-time.");
        }
    }

    private static Optional<String> output(JsonNode body, String name) {
        if (!body.has("output")) {
            return Optional.empty();
        }
        String text = text(body.path("output"), name)
                .filter(words -> !words.isEmpty())
                .orElseThrow(() -> refusal("output." + name + " wasn't supplied."));
        if (text.length() > LONGEST_TEXT) {
            throw refusal("output." + name + " is too long (maximum is " + LONGEST_TEXT + " characters).");
        }
        return Optional.of(text);
    }

    /** Returns the text of that name in a body; refuses any other value. */
    static Optional<String> text(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw refusal("For 'properties/" + name + "', " + value + " is not a string.");
        }
        return Optional.ofNullable(value.textValue());
    }

    /** Returns the refusal of a body for that reason. */
    static GitHubRefusal refusal(String why) {
        return new GitHubRefusal(422, "Invalid request.\n\n" + why);
    }
}
