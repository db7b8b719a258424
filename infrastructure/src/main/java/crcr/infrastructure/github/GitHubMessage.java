package crcr.infrastructure.github;

import crcr.infrastructure.json.JsonPicker;
import crcr.infrastructure.json.JsonValue;
import crcr.infrastructure.json.MalformedJsonException;
import crcr.infrastructure.outgoing.OutgoingHttp.Reply;
import java.nio.charset.StandardCharsets;

/** GitHub's own words about a call, fit for a log line and for a record. */
final class GitHubMessage {
    private static final int MOST_CHARACTERS = 300;
    private static final JsonPicker MESSAGE = new JsonPicker("message");

    private GitHubMessage() {}

    /** The {@code message} of an answer; if it has none, says so. */
    static String of(Reply reply) {
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
    static String shortened(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        if (line.length() <= MOST_CHARACTERS) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
        return line.substring(0, end) + "…";
    }
}
