package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a request is unambiguous, or its body is not read: at every endpoint, for every sender. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodyFramingTest {
    private static final String SIGNATURE = "sha256=" + "0".repeat(64);
    // As much as would be held in memory, of which nearly nothing comes.
    private static final String BEGINNING_OF_A_CHUNK = "1f00000\r\n{";

    private final World world = World.start();

    @AfterAll
    void end() {
        world.close();
    }

    private void assertRefusedUnread(int status, String path, Map<String, String> headers) {
        try (Unfinished request = Unfinished.post(world, path, headers, BEGINNING_OF_A_CHUNK)) {
            assertEquals(status, request.status());
            request.awaitEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/github/webhook", "/github/callback", "/nothing"})
    void aBodyInChunksIsRefusedUnread(String path) {
        for (String coding : new String[] {"chunked", "Chunked", "gzip, chunked", "identity"}) {
            assertRefusedUnread(411, path, Map.of("Transfer-Encoding", coding, Webhook.SIGNATURE, SIGNATURE));
            assertRefusedUnread(
                    411,
                    path,
                    Map.of("Transfer-Encoding", coding, "Content-Length", "5", Webhook.SIGNATURE, SIGNATURE));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /github/webhook  | -1
            /github/callback | -1
            /nothing         | -1
            /github/webhook  | -7
            /github/webhook  | +7
            /github/callback | 7, 7
            /github/callback | 99999999999999999999
            """)
    void aLengthThatIsNoneIsRefusedAndNothingRead(String path, String length) {
        assertRefusedUnread(400, path, Map.of("Content-Length", length, Webhook.SIGNATURE, SIGNATURE));
    }

    @Test
    void whoSendsChunksIsToldWhatToSend() {
        HttpRequest.Builder chunked = Http.request(world.atPublicPort("/github/webhook"))
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(Payloads.push())));
        Webhook.of("push", Webhook.newDelivery(), Payloads.push()).headers().forEach(chunked::header);

        world.http().send(chunked.build()).assertRefused(411).assertDetail("Content-Length");
    }

    @Test
    void aCompressedBodyIsRefusedInWords() {
        world.send(Payloads.openedPullRequest().with("Content-Encoding", "gzip"))
                .assertRefused(400)
                .assertDetail("compressed");
    }

    @ParameterizedTest
    @CsvSource({"/github/webhook, 401", "/github/callback, 401", "/nothing, 404"})
    void aBodyThatWasNotAskedForIsNotTakenForTheNextRequest(String path, int status) {
        Map<String, String> announced = Map.of("Expect", "100-continue", "Content-Length", "200");
        try (Unfinished request = Unfinished.post(world, path, announced, "")) {
            assertEquals(status, request.status());
            request.awaitEnd();
        }
    }

    @Test
    void aBodyThatWasAnnouncedIsAskedForOnceItsSenderIsKnown() {
        Map<String, String> announced = Map.of(
                "Authorization",
                "Bearer " + world.token(Surroundings.ALPHA).compact(),
                "Expect",
                "100-continue",
                "Content-Length",
                "200");
        try (Unfinished request = Unfinished.post(world, "/github/callback", announced, "")) {
            assertEquals(100, request.status());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/github/webhook, 401, close",
        "/github/callback, 401, Close",
        "/github/callback, 401, 'TE, close'",
        "/nothing, 404, close"
    })
    void whoAsksForTheConnectionToEndGetsOneAnswerAndTheEnd(String path, int status, String asked) {
        String body = "\r\n".repeat(10_000);
        Map<String, String> headers = Map.of("Connection", asked, "Content-Length", Integer.toString(body.length()));
        for (int time = 0; time < 20; time++) {
            try (Unfinished request = Unfinished.post(world, path, headers, body.substring(1))) {
                request.send("\n");
                String answer = request.untilTheEnd();
                assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
                assertEquals(1, answer.split("HTTP/1\\.1 ", -1).length - 1, answer);
            }
        }
    }

    @Test
    void whoIsTakenAndAsksForTheConnectionToEndSeesItEnd() {
        byte[] ping = "{}".getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers =
                new HashMap<>(Webhook.of("ping", Webhook.newDelivery(), ping).headers());
        headers.put("Connection", "close");
        headers.put("Content-Length", "2");
        try (Unfinished request = Unfinished.post(world, "/github/webhook", headers, "{}")) {
            String answer = request.untilTheEnd();
            assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        }
    }

    @Test
    void aLargeBodyThatIsForNobodyIsNotWaitedFor() {
        assertRefusedUnread(404, "/nothing", Map.of("Content-Length", "3000000"));
    }
}
