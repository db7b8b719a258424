package crcr.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Shown;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reports to the relay, as a step of a downstream's workflow does (contract 2.3). */
final class CallbackClient implements AutoCloseable {
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final URI relay;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** For the relay whose public port has this address. */
    CallbackClient(URI relay) {
        this.relay = relay;
    }

    /** What the relay answered; {@code status} is 0 if it did not. */
    record Answer(int status, JsonNode body) {
        /** Whether it took the report and has something to forward. */
        boolean isTaken() {
            return (status == 200 || status == 202) && !isIgnored();
        }

        /** Whether it has no use for reports of this repository. */
        boolean isIgnored() {
            return body.path("status").asText().equals("ignored");
        }

        /** Whether HUD is to have it later. */
        boolean isQueued() {
            return body.path("hud").asText().equals("queued");
        }

        /** Why it was not taken. */
        String reason() {
            return body.path(isIgnored() ? "reason" : "detail").asText();
        }
    }

    /** Sends the client payload that was received back, together with what the workflow says. */
    Answer report(String token, byte[] clientPayload, ObjectNode workflow) throws InterruptedException {
        try {
            ObjectNode body = (ObjectNode) JSON.readTree(clientPayload);
            body.set("workflow", workflow);
            HttpRequest request = HttpRequest.newBuilder(relay.resolve("/github/callback"))
                    .timeout(ANSWERED_WITHIN)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build();
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            Shown.text(
                    "the answer to a callback",
                    response.headers() + " " + new String(response.body(), StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), parsed(response.body()));
        } catch (IOException e) {
            return new Answer(0, JsonNodeFactory.instance.objectNode().put("detail", "no answer: " + e.getMessage()));
        }
    }

    private static JsonNode parsed(byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
