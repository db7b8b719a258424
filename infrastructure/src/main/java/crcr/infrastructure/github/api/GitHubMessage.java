package crcr.infrastructure.github.api;

import crcr.infrastructure.shared.json.JsonPicker;
import crcr.infrastructure.shared.json.JsonValue;
import crcr.infrastructure.shared.json.MalformedJsonException;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import crcr.infrastructure.shared.text.ShowableText;
import java.nio.charset.StandardCharsets;

/** GitHub's message about a call, in a form that fits a log line and a record. */
public final class GitHubMessage {
    private static final int MOST_CHARACTERS = 300;
    private static final JsonPicker MESSAGE = new JsonPicker("message");

    private GitHubMessage() {}

    /** Returns the {@code message} of an answer, or a remark that it has none. */
    public static String of(WholeResponse reply) {
        try {
            return MESSAGE.pick(reply.body().getBytes(StandardCharsets.UTF_8)).get("message")
                            instanceof JsonValue.Text(String message)
                    ? shortened(message)
                    : "(no message)";
        } catch (MalformedJsonException _) {
            // For example a proxy's page, which is not worth a log line.
            return "(no message)";
        }
    }

    /** Returns the text on one line, shortened, and without characters that could disturb a terminal or a log. */
    public static String shortened(String text) {
        return ShowableText.shortened(text, MOST_CHARACTERS);
    }
}
