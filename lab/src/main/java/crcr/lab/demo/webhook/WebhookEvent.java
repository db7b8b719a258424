package crcr.lab.demo.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The event to send.
 *
 * @param type as in {@code X-GitHub-Event}
 * @param upstream its repository
 * @param title its description, for people
 * @param body the webhook's body
 */
public record WebhookEvent(String type, String upstream, String title, Payload body) {
    private static final JsonMapper JSON = new JsonMapper();

    private static final String PULL_REQUEST = "pull_request";

    /** Returns whether it belongs to a pull request, on which check runs show. */
    public boolean isOfPullRequest() {
        return type.equals(PULL_REQUEST);
    }

    /** The result of reading an event's file. */
    public sealed interface EventReading {
        /** A valid event. */
        record Valid(WebhookEvent event) implements EventReading {}

        /** An invalid file; {@code problem} names the cause. */
        record Invalid(String problem) implements EventReading {}
    }

    /** Returns the pull_request event that comes with the demo, without white space, as GitHub sends it. */
    public static WebhookEvent builtIn() {
        try (InputStream in = Objects.requireNonNull(WebhookEvent.class.getResourceAsStream("pull_request.json"))) {
            JsonNode event = JSON.readTree(in);
            return switch (read(event, new Payload(JSON.writeValueAsBytes(event)))) {
                case EventReading.Valid(WebhookEvent valid) -> valid;
                case EventReading.Invalid(String problem) -> throw new IllegalStateException(problem);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the event in a file, which is sent unchanged. */
    public static EventReading in(Path file) {
        try {
            byte[] body = Files.readAllBytes(file);
            return read(JSON.readTree(body), new Payload(body));
        } catch (NoSuchFileException e) {
            return new EventReading.Invalid("there is no such file");
        } catch (JsonProcessingException e) {
            return new EventReading.Invalid("is not JSON: " + e.getOriginalMessage() + place(e));
        } catch (IOException e) {
            return new EventReading.Invalid(
                    Files.isDirectory(file) ? "is a directory" : "cannot be read: " + e.getMessage());
        }
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private static EventReading read(JsonNode event, Payload body) {
        Optional<String> upstream = RepositoryName.parse(
                        event.at("/repository/full_name").asText(""))
                .map(RepositoryName::toString);
        if (upstream.isEmpty()) {
            return new EventReading.Invalid(
                    "names no repository: repository.full_name must be owner/repo," + " as in the body of a webhook");
        }
        if (event.path(PULL_REQUEST).isObject()) {
            String title = event.path("action").asText("") + ", " + upstream.get() + "#"
                    + event.at("/pull_request/number").asText("?");
            return new EventReading.Valid(new WebhookEvent(PULL_REQUEST, upstream.get(), title, body));
        }
        if (event.hasNonNull("ref") && event.hasNonNull("after")) {
            String title = upstream.get() + ", " + event.path("ref").asText();
            return new EventReading.Valid(new WebhookEvent("push", upstream.get(), title, body));
        }
        return new EventReading.Invalid("is neither a pull_request event (it has no object pull_request)"
                + " nor a push event (it has no ref and after)");
    }
}
