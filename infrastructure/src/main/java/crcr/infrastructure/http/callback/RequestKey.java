package crcr.infrastructure.http.callback;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a caller named its request, in the header {@code Idempotency-Key}.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">the header's draft</a>
 */
sealed interface RequestKey {
    /** It has no name. */
    record None() implements RequestKey {}

    /** It is named by these words. */
    record Named(String words) implements RequestKey {}

    /** What it is named by cannot be a name; the detail says why. */
    record Malformed(String detail) implements RequestKey {}

    /** Returns what this request is named. */
    static RequestKey of(ServerRequest request) {
        List<String> values = request.headers().values(Header.NAME);
        if (values.isEmpty()) {
            return new None();
        }
        return values.size() == 1 && Header.WORDS.matcher(values.getFirst()).matches()
                ? new Named(values.getFirst())
                : new Malformed("Idempotency-Key must be one value of 1 to 255 visible ASCII characters, and no comma");
    }

    /** The header itself. */
    final class Header {
        private static final HeaderName NAME = HeaderNames.create("Idempotency-Key");
        // A comma would part several values, which cannot be distinguished from one.
        private static final Pattern WORDS = Pattern.compile("[!-+\\--~]{1,255}");

        private Header() {}
    }
}
