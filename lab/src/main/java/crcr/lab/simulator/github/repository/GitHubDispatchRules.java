package crcr.lab.simulator.github.repository;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import crcr.domain.delivery.Payload;
import crcr.lab.simulator.github.GitHubRefusal;
import crcr.lab.simulator.github.ReceivedDispatch;
import java.io.IOException;
import java.util.Arrays;

/**
 * Checks the content of {@code repository_dispatch} requests.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/repos#create-a-repository-dispatch-event">GitHub's rules</a>
 */
public final class GitHubDispatchRules {
    private static final int LONGEST_EVENT_TYPE = 100;
    private static final int MOST_KEYS = 10;
    private static final int MOST_BYTES = 65_535;
    private static final JsonFactory JSON = new JsonFactory();

    private GitHubDispatchRules() {}

    /** Reads a body, or refuses it. */
    public static ReceivedDispatch read(String repository, byte[] body) {
        String eventType = "";
        byte[] clientPayload = {'{', '}'};
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new GitHubRefusal(400, "Body should be a JSON object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (name.equals("event_type") && token == JsonToken.VALUE_STRING) {
                    eventType = parser.getText();
                } else if (name.equals("client_payload") && token == JsonToken.START_OBJECT) {
                    clientPayload = clientPayload(parser, body);
                } else {
                    throw new GitHubRefusal(422, "Invalid request.\n\n\"" + name + "\" is not a permitted key.");
                }
            }
        } catch (IOException _) {
            throw new GitHubRefusal(400, "Problems parsing JSON");
        }
        if (eventType.isEmpty() || eventType.length() > LONGEST_EVENT_TYPE) {
            throw new GitHubRefusal(422, "Invalid request.\n\nevent_type must have 1 to 100 characters.");
        }
        return new ReceivedDispatch(repository, eventType, new Payload(clientPayload));
    }

    private static byte[] clientPayload(JsonParser parser, byte[] body) throws IOException {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        int keys = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            keys++;
            parser.nextToken();
            parser.skipChildren();
        }
        int to = (int) parser.currentLocation().getByteOffset();
        if (keys > MOST_KEYS) {
            throw new GitHubRefusal(422, "No more than 10 properties are allowed; " + keys + " were supplied.");
        }
        if (to - from > MOST_BYTES) {
            throw new GitHubRefusal(422, "client_payload is too large: " + (to - from) + " bytes.");
        }
        return Arrays.copyOfRange(body, from, to);
    }
}
