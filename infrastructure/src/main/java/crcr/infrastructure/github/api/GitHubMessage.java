package crcr.infrastructure.github.api;

import crcr.infrastructure.shared.json.JsonPicker;
import crcr.infrastructure.shared.json.JsonValue;
import crcr.infrastructure.shared.json.MalformedJsonException;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import crcr.infrastructure.shared.text.ShowableText;
import java.nio.charset.StandardCharsets;

/** GitHub's own words about a call, fit for a log line and for a record. */
public final class GitHubMessage {
    private static final int MOST_CHARACTERS = 300;
    private static final JsonPicker MESSAGE = new JsonPicker("message");

    private GitHubMessage() {}

    /** Returns the {@code message} of an answer; if it has none, says so. */
    public static String of(WholeResponse reply) {
        try {
            return MESSAGE.pick(reply.body().getBytes(StandardCharsets.UTF_8)).get("message")
                            instanceof JsonValue.Text(String message)
                    ? shortened(message)
                    : "(no message)";
        } catch (MalformedJsonException _) {
            // A proxy's page, for example: nothing of it is worth a log line.
            return "(no message)";
        }
    }

    /** On one line, bounded, and without what could play tricks on a terminal or a log. */
    public static String shortened(String text) {
        return ShowableText.shortened(text, MOST_CHARACTERS);
    }
}
