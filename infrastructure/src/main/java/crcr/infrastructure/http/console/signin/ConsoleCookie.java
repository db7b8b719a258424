package crcr.infrastructure.http.console.signin;

import crcr.infrastructure.shared.url.Origin;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.SetCookie;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A cookie of the console, which no script can read and no other site can send with a change. Over https its name has
 * the prefix that browsers reserve for cookies that only this host can set.
 *
 * @param isSecure whether it is sent over https only
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-the-__host-prefix">RFC
 *     6265bis: the __Host- prefix</a>
 */
public record ConsoleCookie(String name, boolean isSecure) {
    /** Returns the cookie of this name for a console at that origin. */
    public static ConsoleCookie of(String name, Origin console) {
        boolean isSecure = console.scheme().equals("https");
        return new ConsoleCookie(isSecure ? "__Host-" + name : name, isSecure);
    }

    /** Returns the header that sets the cookie, until the browser is closed. */
    public Header set(String value) {
        return header(SetCookie.builder(name, value));
    }

    /** Returns the header that deletes the cookie. */
    public Header takenBack() {
        return header(SetCookie.builder(name, "").expires(Instant.EPOCH));
    }

    private Header header(SetCookie.Builder cookie) {
        return HeaderValues.create(
                HeaderNames.SET_COOKIE,
                cookie.path("/")
                        .secure(isSecure)
                        .httpOnly(true)
                        .sameSite(SetCookie.SameSite.LAX)
                        .build()
                        .toString());
    }

    /** Returns the cookie's value, if the request has exactly one such cookie. */
    public Optional<String> in(ServerRequest request) {
        String beginning = name + "=";
        List<String> values = request.headers().all(HeaderNames.COOKIE, List::of).stream()
                .flatMap(header -> Arrays.stream(header.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(beginning))
                .map(cookie -> cookie.substring(beginning.length()))
                .toList();
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }
}
