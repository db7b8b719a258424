package crcr.infrastructure.http.intake;

import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.http.ServerRequest;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * Decides about a body that the endpoint does not read. By itself the library reads it to its end before the next
 * request, so that its sender receives the answer. For a large body that is not worth the effort, and the connection
 * ends with the answer.
 */
public final class UnreadBody {
    private static final long OF_A_FLOOD = 64 * 1024;
    private static final long OF_A_MISTAKE = 2 * 1024 * 1024;
    private static final Duration READ_AWAY_WITHIN = Duration.ofSeconds(15);

    private UnreadBody() {}

    /** Returns the reply to a caller who may have made a mistake, and should receive it. */
    public static HttpReply ofMistake(ServerRequest request, HttpReply reply) {
        return of(request, reply, OF_A_MISTAKE);
    }

    /**
     * Returns the reply to a request of a flood. Keeping the connection costs less than a new one if little is unread
     * on it.
     */
    public static HttpReply ofFlood(ServerRequest request, HttpReply reply) {
        return of(request, reply, OF_A_FLOOD);
    }

    /**
     * Reads the rest of a body that was answered, because ending the connection before may prevent its sender from
     * receiving the answer. A slow sender is not awaited.
     */
    static void readAway(ServerRequest request) {
        if (request.content().hasEntity() && !request.content().consumed()) {
            try (var _ = Deadline.in(READ_AWAY_WITHIN)) {
                request.content().consume();
            } catch (UncheckedIOException | DataReader.InsufficientDataAvailableException e) {
                // Its sender has closed the connection, or is too slow, so that there is nobody to wait for.
            }
        }
    }

    private static HttpReply of(ServerRequest request, HttpReply reply, long most) {
        return request.headers().contentLength().orElse(0) > most ? reply.ending() : reply;
    }
}
