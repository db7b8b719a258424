package crcr.infrastructure.shared.outgoing;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends HTTP requests. An answer is bounded in size, and a call in time from its first byte to the last of its answer,
 * so that a slow peer cannot hold a caller. Redirects are not followed: a call only goes to its configured address.
 * Safe for use by several threads.
 */
public final class OutgoingHttp implements AutoCloseable {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    private final HttpClient client;

    /** Opens no connection yet. */
    public OutgoingHttp() {
        // HTTP/1.1, because one connection for all calls would make them wait for each other when it stalls.
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_WITHIN)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /**
     * A whole response.
     *
     * @param status the HTTP status
     * @param headers its headers
     * @param body its body, read as UTF-8
     */
    public record WholeResponse(int status, HttpHeaders headers, String body) {
        /** Returns whether the status is 2xx. */
        public boolean isSuccess() {
            return status / 100 == 2;
        }
    }

    /**
     * Sends a request and waits for the whole answer.
     *
     * @param within the maximum time for everything
     * @param mostBytes the largest body that is read
     * @throws HttpTimeoutException if the time is over
     * @throws IOException if there is no answer, or one with a larger body
     * @throws InterruptedException if the waiting thread is interrupted; if it was before, nothing is sent
     */
    public WholeResponse send(HttpRequest request, Duration within, int mostBytes)
            throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before a request was sent");
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes));
        try {
            HttpResponse<byte[]> response = answer.get(within.toNanos(), TimeUnit.NANOSECONDS);
            return new WholeResponse(
                    response.statusCode(), response.headers(), new String(response.body(), StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no complete answer within " + within.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw asIoException(e);
        } finally {
            // Ends the exchange if it has not ended, which frees its connection.
            answer.cancel(true);
        }
    }

    /** Returns the meaning of an exception of {@link #send}, in words; they may quote the peer, and be long. */
    public static String words(IOException e) {
        return switch (e) {
            case HttpTimeoutException timeout -> String.valueOf(timeout.getMessage());
            // Its message is usually empty.
            case ConnectException _ -> "no connection";
            default -> e.getClass().getSimpleName() + ", " + e.getMessage();
        };
    }

    private static IOException asIoException(ExecutionException e) {
        if (e.getCause() instanceof IOException cause) {
            return cause;
        }
        return new IOException("the call failed", e.getCause());
    }

    /** Ends all calls and closes all connections. */
    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
