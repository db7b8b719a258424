package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesTest {
    private final World world = World.start();

    @AfterAll
    void end() {
        world.close();
    }

    private RelayAnswer call(String port, String method, String path) {
        return world.http()
                .send(Http.request(port.equals("public") ? world.atPublicPort(path) : world.atManagementPort(path))
                        .method(method, BodyPublishers.noBody())
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "public, GET, /",
        "public, POST, /",
        "public, POST, /github",
        "public, POST, /github/webhook/more",
        "public, POST, /github/callback2",
        "public, POST, /GitHub/Webhook",
        "public, GET, /livez",
        "public, GET, /readyz",
        "public, GET, /metrics",
        "management, GET, /",
        "management, GET, /metrics/more",
        "management, POST, /github/webhook",
        "management, POST, /github/callback"
    })
    void thereIsNothingAtAnyOtherPlace(String port, String method, String path) {
        call(port, method, path).assertRefused(404);
    }

    @ParameterizedTest
    @CsvSource({
        "public, GET, /github/webhook, POST",
        "public, PUT, /github/webhook/, POST",
        "public, DELETE, /github/webhook, POST",
        "public, GET, /github/callback, POST",
        "public, PATCH, /github/callback/, POST",
        "management, POST, /livez, 'GET, HEAD'",
        "management, DELETE, /readyz, 'GET, HEAD'",
        "management, POST, /metrics/, 'GET, HEAD'"
    })
    void anotherMethodIsToldWhichOneThereIs(String port, String method, String path, String allowed) {
        RelayAnswer answer = call(port, method, path).assertRefused(405);
        assertEquals(allowed, answer.header("Allow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BL{AH /livez HTTP/1.1", "GET, /livez HTTP/1.1", "\u0001 /livez HTTP/1.1"})
    void aMethodThatIsNoneIsAnErrorOfTheRequestAndNotOfTheRelay(String firstLine) {
        RawHttp.RawReply reply =
                RawHttp.send(world.atManagementPort("/").getPort(), firstLine + "\r\nHost: localhost\r\n\r\n");
        assertEquals(400, reply.status(), reply::toString);
        assertTrue(reply.body().contains("not well-formed HTTP"), reply::toString);
    }

    @Test
    void anOlderProtocolIsToldWhichOneThereIs() throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), world.atPublicPort("/").getPort())) {
            socket.getOutputStream()
                    .write("POST /github/callback HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 505 "), answer);
            assertTrue(answer.contains("send HTTP/1.1"), answer);
        }
    }

    @Test
    void aTrailingSlashMakesNoDifference() {
        world.http()
                .send(Payloads.openedPullRequest().to(world.atPublicPort("/github/webhook/")))
                .assertTaken(202);
        call("public", "POST", "/github/callback/").assertRefused(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz", "/livez/", "/readyz/"})
    void theRelayLivesAndIsReady(String path) {
        call("management", "GET", path).assertTaken(200);
    }

    @Test
    void theMetricsTellWhatHappened() {
        world.relayedEvent();
        String metrics = call("management", "GET", "/metrics").body();
        assertTrue(metrics.contains("crcr_store_up 1"), metrics);
        assertTrue(metrics.contains("crcr_dispatches_total{outcome=\"dispatched\",repo=\"acme/alpha\"}"), metrics);
        assertTrue(metrics.contains("crcr_webhooks_total{event=\"pull_request\",outcome=\"accepted\"}"), metrics);
    }
}
