package crcr.infrastructure.http.console;

import crcr.infrastructure.shared.url.Origin;
import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds the headers that every answer of the console has for browsers: load only the console's own style sheet and
 * pictures, run no script, stand in no frame, keep nothing. A public page and the style sheet differ only in that they
 * may be kept.
 *
 * @see <a href="https://owasp.org/www-project-secure-headers/">OWASP: secure headers</a>
 */
final class SecureHeaders implements Filter {
    private static final List<Header> ALWAYS = List.of(
            HeaderValues.create(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
                            + " frame-ancestors 'none'"),
            HeaderValues.create("X-Content-Type-Options", "nosniff"),
            HeaderValues.create("Referrer-Policy", "same-origin"),
            HeaderValues.create("Cross-Origin-Opener-Policy", "same-origin"),
            HeaderValues.create("Cross-Origin-Resource-Policy", "same-origin"),
            HeaderValues.create("Cache-Control", "no-store"));

    private final List<Header> headers;

    /** Asks browsers to use https for a year if the console's address is https. */
    SecureHeaders(Origin console) {
        List<Header> all = new ArrayList<>(ALWAYS);
        if (console.scheme().equals("https")) {
            all.add(HeaderValues.create("Strict-Transport-Security", "max-age=31536000"));
        }
        this.headers = List.copyOf(all);
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        headers.forEach(response::header);
        chain.proceed();
    }
}
