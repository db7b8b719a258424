package crcr.infrastructure.http.intake;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Ensures that a request ends at the same byte for a proxy in front of the relay and for the relay. A body must declare
 * its length, once and in plain digits, because the library holds a chunk, and the line before it, in memory as a
 * whole, however long they are, from any sender. A body that was announced with {@code Expect}, and not asked for, is
 * not awaited on the same connection, where the library would take it for the next request. The same holds for the
 * unread body of a client that asks to end the connection: the library neither reads it nor ends the connection.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-9.6">RFC 9112, tear-down</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-9.6">RFC 9112, tear-down</a>
 */
final class BodyFraming implements Filter {
    private static final Pattern PLAIN = Pattern.compile("\\d{1,18}");

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        Optional<HttpReply> refusal = refusal(request.headers());
        if (refusal.isPresent()) {
            refusal.get().ending().send(response);
        } else {
            chain.proceed();
            if (request.headers().contains(HeaderValues.EXPECT_100) && !request.continueSent()) {
                throw new CloseConnectionException("a request was answered before its body was asked for");
            }
            if (asksToClose(request.headers())) {
                UnreadBody.readAway(request);
                throw new CloseConnectionException("a client asked for its connection to end with the answer");
            }
        }
    }

    private static boolean asksToClose(Headers headers) {
        return headers.all(HeaderNames.CONNECTION, List::of).stream()
                .flatMap(options -> Arrays.stream(options.split(",", -1)))
                .anyMatch(option -> option.strip().equalsIgnoreCase("close"));
    }

    private static Optional<HttpReply> refusal(Headers headers) {
        if (headers.contains(HeaderNames.TRANSFER_ENCODING)) {
            return Optional.of(HttpReply.refusal(
                    Status.LENGTH_REQUIRED_411,
                    "length_required",
                    "send the body with Content-Length; Transfer-Encoding is not taken"));
        }
        List<String> lengths = headers.all(HeaderNames.CONTENT_LENGTH, List::of);
        return lengths.isEmpty()
                        || (lengths.size() == 1
                                && PLAIN.matcher(lengths.getFirst()).matches())
                ? Optional.empty()
                : Optional.of(HttpReply.refusal(
                        Status.BAD_REQUEST_400,
                        "malformed_length",
                        "Content-Length must be there once, and be nothing but digits"));
    }
}
