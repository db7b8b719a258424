package crcr.infrastructure.http.intake;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Reads a request's body within a maximum size, the process's budget, and a time. */
public final class RequestBody {
    /** The outcome of a body that exceeds the maximum size. */
    public static final String TOO_LARGE = "too_large";

    /** The outcome of a body that does not arrive in time. */
    public static final String TOO_SLOW = "too_slow";

    // Most bodies are smaller, so that they are read into one array at once.
    private static final int PART = 64 * 1024;
    // GitHub gives up on a webhook after 10 s.
    private static final Duration SENT_WITHIN = Duration.ofSeconds(15);

    // A little later than that, so that a slow sender receives the answer; a silent one is cut off.
    private static final Duration SILENT_UNTIL = SENT_WITHIN.plusSeconds(2);

    private final IntakeBudget budget;
    private final int mostBytes;

    /**
     * Reads bodies.
     *
     * @param mostBytes the largest accepted body
     */
    public RequestBody(IntakeBudget budget, int mostBytes) {
        this.budget = budget;
        this.mostBytes = mostBytes;
    }

    /**
     * Reads the body and passes it on. Its part of the budget is returned afterwards.
     *
     * @return the reply of {@code user} to the body; or a refusal, if it is too large, too slow, or there is no room
     * @throws CloseConnectionException if its sender closes the connection, so that there is nobody to answer
     */
    public HttpReply use(ServerRequest request, Function<byte[], HttpReply> user) {
        Optional<HttpReply> tooLarge = tooLarge(request);
        if (tooLarge.isPresent()) {
            return tooLarge.get();
        }
        try (IntakeBudget.Body body = budget.collect()) {
            Optional<HttpReply> refusal = read(request, body);
            return refusal.isPresent() ? refusal.get() : user.apply(body.bytes());
        }
    }

    /** Returns the refusal of a body whose declared length is too large, without reading it. */
    public Optional<HttpReply> tooLarge(ServerRequest request) {
        return request.headers().contentLength().orElse(0) > mostBytes
                ? Optional.of(HttpReply.refusal(
                        Status.REQUEST_ENTITY_TOO_LARGE_413,
                        TOO_LARGE,
                        "the body may have " + mostBytes + " bytes at most"))
                : Optional.empty();
    }

    private Optional<HttpReply> read(ServerRequest request, IntakeBudget.Body body) {
        long begun = System.nanoTime();
        long left = request.headers().contentLength().orElse(0);
        try (var _ = budget.waiting(SILENT_UNTIL);
                InputStream in = bodyOf(request)) {
            while (left > 0) {
                Optional<byte[]> room = body.room((int) Math.min(left, PART));
                if (room.isEmpty()) {
                    return Optional.of(budget.full());
                }
                if (!isFilled(room.get(), in, body, begun)) {
                    return Optional.of(tooSlow());
                }
                left -= room.get().length;
            }
            return Optional.empty();
        } catch (IOException | UncheckedIOException | DataReader.InsufficientDataAvailableException e) {
            throw new CloseConnectionException("a request's sender went away before it was read", e);
        }
    }

    private static boolean isFilled(byte[] part, InputStream in, IntakeBudget.Body body, long begun)
            throws IOException {
        for (int at = 0; at < part.length; ) {
            int read = in.read(part, at, part.length - at);
            if (read < 0) {
                throw new EOFException("a body is shorter than was declared");
            }
            body.came(read);
            at += read;
            if (System.nanoTime() - begun > SENT_WITHIN.toNanos()) {
                return false;
            }
        }
        return true;
    }

    private static HttpReply tooSlow() {
        return HttpReply.refusal(
                Status.REQUEST_TIMEOUT_408,
                TOO_SLOW,
                "the body did not come within " + SENT_WITHIN.toSeconds() + " seconds; send it without a pause");
    }

    private static InputStream bodyOf(ServerRequest request) {
        return request.content().hasEntity() ? request.content().inputStream() : InputStream.nullInputStream();
    }
}
