package crcr.infrastructure.http.intake;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Reads a request's body within a limit, within what the process can hold, and within a time. */
public final class RequestBody {
    /** The outcome of a body that is too large. */
    public static final String TOO_LARGE = "too_large";

    /** The outcome of a body that does not come. */
    public static final String TOO_SLOW = "too_slow";

    private static final int CHUNK = 8 * 1024;
    // GitHub gives up on a webhook after 10 s.
    private static final Duration SENT_WITHIN = Duration.ofSeconds(15);

    // A little later than that, so that who sends slowly is told; who sends nothing at all is cut off.
    private static final Duration SILENT_UNTIL = SENT_WITHIN.plusSeconds(2);

    private final IntakeBudget budget;
    private final int mostBytes;

    /**
     * Reads bodies.
     *
     * @param mostBytes the largest body that is taken
     */
    public RequestBody(IntakeBudget budget, int mostBytes) {
        this.budget = budget;
        this.mostBytes = mostBytes;
    }

    /**
     * Reads the body and hands it over. Its part of the budget is given back when that returns.
     *
     * @return what {@code user} makes of the body; or a refusal, if it is too large, too slow, or there is no room
     * @throws CloseConnectionException if its sender goes away: there is nobody to answer then
     */
    public Reply use(ServerRequest request, Function<byte[], Reply> user) {
        Optional<Reply> tooLarge = tooLarge(request);
        if (tooLarge.isPresent()) {
            return tooLarge.get();
        }
        try (IntakeBudget.Body body = budget.collect()) {
            Optional<Reply> refusal = read(request, body);
            return refusal.isPresent() ? refusal.get() : user.apply(body.bytes());
        }
    }

    /** That the body is too large, as its sender says; nothing is read. */
    public Optional<Reply> tooLarge(ServerRequest request) {
        return request.headers().contentLength().orElse(0) > mostBytes
                ? Optional.of(Reply.refusal(
                        Status.REQUEST_ENTITY_TOO_LARGE_413,
                        TOO_LARGE,
                        "the body may have " + mostBytes + " bytes at most"))
                : Optional.empty();
    }

    private Optional<Reply> read(ServerRequest request, IntakeBudget.Body body) {
        long begun = System.nanoTime();
        byte[] chunk = new byte[CHUNK];
        try (var _ = budget.waiting(SILENT_UNTIL);
                InputStream in = bodyOf(request)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (!body.add(chunk, read)) {
                    return Optional.of(budget.full());
                }
                if (System.nanoTime() - begun > SENT_WITHIN.toNanos()) {
                    return Optional.of(tooSlow());
                }
            }
            return Optional.empty();
        } catch (IOException | UncheckedIOException | DataReader.InsufficientDataAvailableException e) {
            throw new CloseConnectionException("a request's sender went away before it was read", e);
        }
    }

    private static Reply tooSlow() {
        return Reply.refusal(
                Status.REQUEST_TIMEOUT_408,
                TOO_SLOW,
                "the body did not come within " + SENT_WITHIN.toSeconds() + " seconds; send it without a pause");
    }

    private static InputStream bodyOf(ServerRequest request) {
        return request.content().hasEntity() ? request.content().inputStream() : InputStream.nullInputStream();
    }
}
