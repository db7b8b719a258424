package crcr.infrastructure.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.lab.simulator.github.GitHubSimulator;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SimulatedWebhookTest {
    // The example of
    // https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries#testing-the-webhook-payload-validation
    private static final String SECRET = "It's a Secret to Everybody";
    private static final String BODY = "Hello, World!";
    private static final String SIGNATURE = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private final AtomicReference<Map<String, String>> received = new AtomicReference<>(Map.of());

    @Test
    void aWebhookIsSentAsGitHubSendsIt() throws Exception {
        WebServer receiver = WebServer.builder()
                .host("127.0.0.1")
                .shutdownHook(false)
                .routing(rules -> rules.post("/hook", (request, response) -> {
                    Map<String, String> seen = new TreeMap<>();
                    for (String name : new String[] {
                        "Content-Type", "X-GitHub-Event", "X-GitHub-Delivery", "X-Hub-Signature-256", "User-Agent"
                    }) {
                        HeaderName header = HeaderNames.create(name);
                        seen.put(name, request.headers().get(header).get());
                    }
                    seen.put("body", new String(request.content().inputStream().readAllBytes(), UTF_8));
                    received.set(seen);
                    response.status(202).send("taken");
                }))
                .build()
                .start();
        try (GitHubSimulator simulator = GitHubSimulator.start()) {
            GitHubSimulator.WebhookAnswer answer = simulator.sendWebhook(
                    URI.create("http://127.0.0.1:" + receiver.port() + "/hook"),
                    SECRET,
                    "push",
                    "d-1",
                    BODY.getBytes(UTF_8));

            assertEquals(new GitHubSimulator.WebhookAnswer(202, "taken"), answer);
        } finally {
            receiver.stop();
        }
        Map<String, String> seen = received.get();
        assertEquals("application/json", seen.get("Content-Type"));
        assertEquals("push", seen.get("X-GitHub-Event"));
        assertEquals("d-1", seen.get("X-GitHub-Delivery"));
        assertEquals(SIGNATURE, seen.get("X-Hub-Signature-256"));
        assertEquals(BODY, seen.get("body"));
        assertTrue(String.valueOf(seen.get("User-Agent")).startsWith("GitHub-Hookshot/"));
    }
}
