package crcr.infrastructure.shared.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call goes where it was configured to go, and nowhere else. */
class OutgoingHttpTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final OutgoingHttp http = new OutgoingHttp();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server = server();
    private volatile int status = 200;

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("a free port is always to be had", e);
        }
    }

    @BeforeEach
    void start() {
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, status == 200 ? 1_000 : -1);
            if (status == 200) {
                exchange.getResponseBody().write(new byte[1_000]);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        http.close();
        server.stop(0);
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/here"))
                .header("Authorization", "Bearer secret");
    }

    @Test
    void whoeverWasInterruptedSendsNothing() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> http.send(request().GET().build(), LONG, 1_000));
        assertEquals(List.of(), requests);
    }

    @Test
    void whoeverIsInterruptedWaitsNoLonger() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        server.createContext("/hangs", exchange -> {
            arrived.countDown();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        HttpRequest hanging = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hangs"))
                .build();
        CompletableFuture<Exception> ended = new CompletableFuture<>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                http.send(hanging, LONG, 1_000);
            } catch (IOException | InterruptedException e) {
                ended.complete(e);
            }
        });
        arrived.await();
        waiting.interrupt();
        assertInstanceOf(InterruptedException.class, ended.join());
        over.countDown();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void noRedirectIsFollowed(int redirect) throws Exception {
        status = redirect;

        assertEquals(redirect, http.send(request().GET().build(), LONG, 1_000).status());
        assertEquals(
                redirect,
                http.send(request().POST(BodyPublishers.ofString("{}")).build(), LONG, 1_000)
                        .status());

        assertEquals(List.of("GET /here", "POST /here"), requests);
    }

    @Test
    void anAnswerIsReadUpToTheBoundAndNotBeyond() throws Exception {
        assertEquals(
                1_000, http.send(request().GET().build(), LONG, 1_000).body().length());
        assertThrows(IOException.class, () -> http.send(request().GET().build(), LONG, 999));
    }
}
