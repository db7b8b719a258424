package crcr.infrastructure.http.console.signin;

import crcr.infrastructure.shared.url.Origin;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Checks that a page of the console sent a request for a change, with the token of its session. It reads the body only
 * of a signed-in person.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html">
 *     OWASP: cross-site request forgery</a>
 */
public final class ChangeCheck {
    private static final int MOST_BYTES = 16 * 1024;
    private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");

    private final Origin console;

    /** Accepts requests from pages of this origin. */
    public ChangeCheck(Origin console) {
        this.console = console;
    }

    /** The result of checking a request. */
    public sealed interface Verdict {
        /** The request is genuine; this is the form without the token. */
        record Meant(Form form) implements Verdict {}

        /** The request is refused. */
        record Refused(Notice why) implements Verdict {}
    }

    /** Checks a request of a signed-in person. */
    Verdict check(ServerRequest request, SignedIn who) {
        return foreign(request).<Verdict>map(Verdict.Refused::new).orElseGet(() -> read(request, who));
    }

    // With each POST a browser sends the origin of the page; a request without it is not from a page of the console.
    private Optional<Notice> foreign(ServerRequest request) {
        Optional<String> site = request.headers().first(FETCH_SITE);
        Optional<String> origin = request.headers().first(HeaderNames.ORIGIN);
        boolean own = origin.isPresent() || site.isPresent();
        own &= site.map("same-origin"::equals).orElse(true);
        own &= origin.map(text -> Origin.of(text).filter(console::equals).isPresent())
                .orElse(true);
        return own
                ? Optional.empty()
                : Optional.of(Notice.of(
                        Status.FORBIDDEN_403,
                        "cross_site",
                        "Not from this console",
                        "The request was not sent by a page of " + console
                                + "; if you opened the console under another address, open it under this one."));
    }

    private static Verdict read(ServerRequest request, SignedIn who) {
        Optional<HttpMediaType> type = request.headers().contentType();
        if (type.filter(given -> given.test(MediaTypes.APPLICATION_FORM_URLENCODED))
                .isEmpty()) {
            return refused(Status.UNSUPPORTED_MEDIA_TYPE_415, "media_type", "Send a form as the console's pages do.");
        }
        if (request.headers().contentLength().orElse(0) > MOST_BYTES) {
            return refused(
                    Status.REQUEST_ENTITY_TOO_LARGE_413, "too_large", "A form has " + MOST_BYTES + " bytes at most.");
        }
        Optional<Form> form = Form.parse(body(request));
        if (form.isEmpty()) {
            return refused(Status.BAD_REQUEST_400, "malformed_form", "The form is malformed, or has a field twice.");
        }
        return form.get().text(Form.CSRF).filter(token -> isOf(who, token)).isPresent()
                ? new Verdict.Meant(form.get().without(Form.CSRF))
                : refused(
                        Status.FORBIDDEN_403,
                        "csrf",
                        "The form is not of this session, perhaps since you signed in again; open the page anew and"
                                + " send it from there.");
    }

    // The comparison takes constant time, so that the time of an answer reveals nothing of the token.
    private static boolean isOf(SignedIn who, String token) {
        return MessageDigest.isEqual(
                who.csrfToken().getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    // The length is declared, and was checked.
    private static String body(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return "";
        }
        try (InputStream in = request.content().inputStream()) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Verdict refused(Status status, String outcome, String text) {
        return new Verdict.Refused(Notice.of(status, outcome, "Nothing was changed", text));
    }
}
