package crcr.endtoend;

import crcr.described.AnswerCheck;
import crcr.described.Exchange;
import crcr.described.Port;
import crcr.fixture.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Sends requests, over connections that are kept. */
final class Http implements AutoCloseable {
    private static final Duration HUNG_AFTER = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<Integer, Port> described = new ConcurrentHashMap<>();
    private volatile Consumer<Exchange> witness = _ -> {};

    RelayAnswer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            show(request.uri().getPath(), response);
            Optional.ofNullable(described.get(request.uri().getPort()))
                    .ifPresent(port -> hold(exchange(port, request, response)));
            return new RelayAnswer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static Exchange exchange(Port port, HttpRequest request, HttpResponse<String> response) {
        return new Exchange(
                port,
                request.method(),
                request.uri().getPath(),
                response.statusCode(),
                response.headers().map(),
                response.body());
    }

    private void hold(Exchange exchange) {
        AnswerCheck.assertDescribed(exchange);
        witness.accept(exchange);
    }

    /** Fails from now on if an answer of this port is not as the relay describes it. */
    void describe(int number, Port port) {
        described.put(number, port);
    }

    /** Shows this one each answer of a described port from now on. */
    void witness(Consumer<Exchange> user) {
        witness = user;
    }

    // A dead letter is shown as it is to be sent, with the callback token that belongs into it.
    private static void show(String path, HttpResponse<String> response) {
        if (!path.equals("/dead-letters/content")) {
            Shown.text("the answer of " + path, response.headers() + " " + response.body());
        }
    }

    RelayAnswer get(URI from) {
        return send(request(from).GET().build());
    }

    /** A callback with this token. */
    RelayAnswer report(URI to, String token, byte[] body) {
        return report(to, token, body, Map.of());
    }

    /** A callback with this token and these headers besides. */
    RelayAnswer report(URI to, String token, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = request(to)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    /** The beginning of a request that does not hang for ever. */
    static HttpRequest.Builder request(URI to) {
        return HttpRequest.newBuilder(to).timeout(HUNG_AFTER);
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
