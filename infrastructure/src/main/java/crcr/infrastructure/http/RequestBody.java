package crcr.infrastructure.http;

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
final class RequestBody {
    private static final int CHUNK = 8 * 1024;
    private static final Duration FULL_FOR = Duration.ofSeconds(1);
    // GitHub gives up on a webhook after 10 s.
    private static final Duration SENT_WITHIN = Duration.ofSeconds(15);

    private final IntakeBudget budget;
    private final int mostBytes;

    /**
     * Reads bodies.
     *
     * @param mostBytes the largest body that is taken
     */
    RequestBody(IntakeBudget budget, int mostBytes) {
        this.budget = budget;
        this.mostBytes = mostBytes;
    }

    /**
     * Reads the body and hands it over. Its part of the budget is given back when that returns.
     *
     * @return what {@code user} makes of the body; or a refusal, if it is too large, too slow, or there is no room
     * @throws CloseConnectionException if its sender goes away: there is nobody to answer then
     */
    Reply use(ServerRequest request, Function<byte[], Reply> user) {
        if (request.headers().contentLength().orElse(0) > mostBytes) {
            return tooLarge();
        }
        try (IntakeBudget.Body body = budget.collect()) {
            Optional<Reply> refusal = read(request, body);
            return refusal.isPresent() ? refusal.get() : user.apply(body.bytes());
        }
    }

    private Optional<Reply> read(ServerRequest request, IntakeBudget.Body body) {
        long begun = System.nanoTime();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = bodyOf(request)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (!body.add(chunk, read)) {
                    return Optional.of(
                            Reply.later("intake_full", "too many requests are being read; try again", FULL_FOR));
                }
                if (body.size() > mostBytes) {
                    return Optional.of(tooLarge());
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

    private Reply tooLarge() {
        return Reply.refusal(
                Status.REQUEST_ENTITY_TOO_LARGE_413, "too_large", "the body is larger than " + mostBytes + " bytes");
    }

    private static Reply tooSlow() {
        return Reply.refusal(
                Status.REQUEST_TIMEOUT_408,
                "too_slow",
                "the body did not come within " + SENT_WITHIN.toSeconds() + " seconds");
    }

    private static InputStream bodyOf(ServerRequest request) {
        return request.content().hasEntity() ? request.content().inputStream() : InputStream.nullInputStream();
    }
}
