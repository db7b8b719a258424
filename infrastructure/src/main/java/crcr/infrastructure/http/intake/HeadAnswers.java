package crcr.infrastructure.http.intake;

import io.helidon.http.Method;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.FilterOutputStream;
import java.io.OutputStream;

/**
 * Answers {@code HEAD} with the headers of {@code GET} and without a body. The library would send the body, which a
 * proxy in front of the relay takes for the beginning of the next answer on the same connection.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2">RFC 9110: HEAD</a>
 */
final class HeadAnswers implements Filter {
    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (request.prologue().method().equals(Method.HEAD)) {
            response.streamFilter(WithoutBody::new);
        }
        chain.proceed();
    }

    // Closing it sends the headers.
    private static final class WithoutBody extends FilterOutputStream {
        WithoutBody(OutputStream answer) {
            super(answer);
        }

        @Override
        public void write(int ignored) {}

        @Override
        public void write(byte[] ignored, int from, int length) {}
    }
}
