package crcr.infrastructure.http.intake;

import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.http.ServerRequest;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * What is done about a body that nobody here reads. By itself the library reads it to its end before the next request,
 * and its sender gets to see the answer. That is not done for more than it is worth: then the connection ends with the
 * answer.
 */
public final class UnreadBody {
    private static final long OF_A_FLOOD = 64 * 1024;
    private static final long OF_A_MISTAKE = 2 * 1024 * 1024;
    private static final Duration READ_AWAY_WITHIN = Duration.ofSeconds(15);

    private UnreadBody() {}

    /** The reply to somebody who may have made a mistake, and should see it. */
    public static HttpReply ofMistake(ServerRequest request, HttpReply reply) {
        return of(request, reply, OF_A_MISTAKE);
    }

    /** The reply to one of too many: to go on with the connection costs less than a new one if little is left on it. */
    public static HttpReply ofFlood(ServerRequest request, HttpReply reply) {
        return of(request, reply, OF_A_FLOOD);
    }

    /**
     * Reads what is left of a body that was answered: to end the connection before that may take the answer away from its
     * sender. Nothing is left of one that was read; whoever sends too slowly is not waited for.
     */
    static void readAway(ServerRequest request) {
        if (request.content().hasEntity() && !request.content().consumed()) {
            try (var _ = Deadline.in(READ_AWAY_WITHIN)) {
                request.content().consume();
            } catch (UncheckedIOException | DataReader.InsufficientDataAvailableException e) {
                // Its sender has gone away, or is too slow: there is nobody to wait for.
            }
        }
    }

    private static HttpReply of(ServerRequest request, HttpReply reply, long most) {
        return request.headers().contentLength().orElse(0) > most ? reply.ending() : reply;
    }
}
