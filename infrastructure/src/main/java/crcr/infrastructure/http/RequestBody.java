package crcr.infrastructure.http;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Function;

/** Reads a request's body within a limit, and within what the process can hold; no byte is read past either. */
final class RequestBody {
    private static final int CHUNK = 8 * 1024;
    private static final Duration FULL_FOR = Duration.ofSeconds(1);

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
     * @return what {@code user} makes of the body; or a refusal, if it is too large or there is no room for it
     */
    Reply use(ServerRequest request, Function<byte[], Reply> user) {
        if (request.headers().contentLength().orElse(0) > mostBytes) {
            return tooLarge();
        }
        int taken = 0;
        try (InputStream in = bodyOf(request)) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                for (; body.size() + read > taken * (long) IntakeBudget.PORTION; taken++) {
                    if (!budget.take()) {
                        return Reply.later("intake_full", "too many requests are being read; try again", FULL_FOR);
                    }
                }
                body.write(chunk, 0, read);
                if (body.size() > mostBytes) {
                    return tooLarge();
                }
            }
            return user.apply(body.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            budget.giveBack(taken);
        }
    }

    private Reply tooLarge() {
        return Reply.refusal(
                Status.REQUEST_ENTITY_TOO_LARGE_413, "too_large", "the body is larger than " + mostBytes + " bytes");
    }

    private static InputStream bodyOf(ServerRequest request) {
        return request.content().hasEntity() ? request.content().inputStream() : InputStream.nullInputStream();
    }
}
