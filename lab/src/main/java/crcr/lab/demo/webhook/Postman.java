package crcr.lab.demo.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import crcr.lab.demo.stage.Stage;
import crcr.lab.simulator.github.GitHubSimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Sends one delivery to the relay, once or repeatedly. */
public final class Postman {
    private static final JsonMapper JSON = new JsonMapper();

    private final Stage stage;
    private final WebhookEvent event;
    private final String delivery = UUID.randomUUID().toString();

    /** Sends one event, as a new delivery to the relay of this stage. */
    public Postman(Stage stage, WebhookEvent event) {
        this.stage = stage;
        this.event = event;
    }

    /** The relay's answer, with its time and the duration until it came. */
    public record WebhookAnswer(int status, JsonNode body, long at, long millis) {
        /** Returns whether the relay will dispatch it. */
        public boolean isAccepted() {
            return status == 202;
        }

        /** Returns the number of downstreams to which it will be dispatched. */
        public int targets() {
            return body.path("targets").asInt();
        }

        /** Returns whether the relay knew the delivery already. */
        public boolean isDuplicate() {
            return body.path("duplicate").asBoolean();
        }
    }

    /** Sends the delivery once. */
    public WebhookAnswer deliver() throws IOException, InterruptedException {
        return deliver(event.type(), delivery, event.body().bytes());
    }

    /** Sends another event, as a delivery of its own. */
    WebhookAnswer deliverAnother(String type, byte[] body) throws IOException, InterruptedException {
        return deliver(type, UUID.randomUUID().toString(), body);
    }

    private WebhookAnswer deliver(String type, String id, byte[] body) throws IOException, InterruptedException {
        long before = System.nanoTime();
        GitHubSimulator.WebhookAnswer answer =
                stage.gitHub().sendWebhook(address(), stage.webhookSecret(), type, id, body);
        long after = System.nanoTime();
        return new WebhookAnswer(
                answer.status(), parsed(answer.body()), after, TimeUnit.NANOSECONDS.toMillis(after - before));
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(body);
        }
    }

    /** Returns a command that sends the same delivery once more; its body is written into a file. */
    public String command() throws IOException {
        Path file =
                Files.write(stage.files().resolve("event.json"), event.body().bytes());
        return String.join(
                " \\\n      ",
                "curl -i " + address(),
                "-H 'Content-Type: application/json'",
                "-H 'X-GitHub-Event: " + event.type() + "'",
                "-H 'X-GitHub-Delivery: " + delivery + "'",
                "-H 'X-Hub-Signature-256: "
                        + GitHubSimulator.signature(
                                stage.webhookSecret(), event.body().bytes()) + "'",
                "--data-binary '@" + file + "'");
    }

    private URI address() {
        return stage.publicUrl().resolve("/github/webhook");
    }
}
