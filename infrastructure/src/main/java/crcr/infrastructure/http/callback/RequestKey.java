package crcr.infrastructure.http.callback;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The caller's name for its request, in the header {@code Idempotency-Key}.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">the header's draft</a>
 */
sealed interface RequestKey {
    /** A request without a name. */
    record None() implements RequestKey {}

    /** A request with this name. */
    record Named(String words) implements RequestKey {}

    /** A header that is no name; the detail has the cause. */
    record Malformed(String detail) implements RequestKey {}

    /** Returns the name of this request. */
    static RequestKey of(ServerRequest request) {
        List<String> values = request.headers().values(Header.NAME);
        if (values.isEmpty()) {
            return new None();
        }
        return values.size() == 1 && Header.WORDS.matcher(values.getFirst()).matches()
                ? new Named(values.getFirst())
                : new Malformed("Idempotency-Key must be one value of 1 to 255 visible ASCII characters, and no comma");
    }

    /** The header's definition. */
    final class Header {
        private static final HeaderName NAME = HeaderNames.create("Idempotency-Key");
        // A comma would separate several values, which cannot be distinguished from one.
        private static final Pattern WORDS = Pattern.compile("[!-+\\--~]{1,255}");

        private Header() {}
    }
}
