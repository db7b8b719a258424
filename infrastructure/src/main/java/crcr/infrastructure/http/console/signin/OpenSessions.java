package crcr.infrastructure.http.console.signin;

import crcr.application.console.Admins;
import crcr.application.console.Person;
import crcr.application.console.Session;
import crcr.application.console.SessionId;
import crcr.application.console.Sessions;
import crcr.infrastructure.shared.url.Origin;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The sessions of browsers, by their cookies. */
public final class OpenSessions implements FindVisitor {
    private static final int ID_BYTES = 32;
    private static final Duration LIFE = Duration.ofHours(8);
    // An ID token is accepted for ten minutes and a little, and a sign-in lasts as long.
    private static final Duration SIGN_IN_REMEMBERED = Duration.ofHours(1);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Sessions sessions;
    private final Admins admins;
    private final ConsoleCookie cookie;
    private final SecureRandom random = new SecureRandom();

    /** Keeps the sessions of a console at that origin. */
    public OpenSessions(Sessions sessions, Admins admins, Origin console) {
        this.sessions = sessions;
        this.admins = admins;
        this.cookie = ConsoleCookie.of("crcr-session", console);
    }

    @Override
    public Visitor of(ServerRequest request) {
        return id(request)
                .flatMap(id -> sessions.find(id).map(session -> visitor(id, session)))
                .orElseGet(Visitor.Stranger::new);
    }

    private Visitor visitor(SessionId id, Session session) {
        SignedIn who = new SignedIn(session.subject(), session.name(), csrfToken(id));
        return admins.includeAny(session.adminRules()) ? new Visitor.Admin(who) : new Visitor.Reader(who);
    }

    // A text that a browser presents becomes a key of the store only if it has the form of an id.
    private Optional<SessionId> id(ServerRequest request) {
        return cookie.in(request).flatMap(SessionId::parse);
    }

    /**
     * Begins a session for this browser, under a new id, and ends its former one.
     *
     * @param nonce the nonce of the sign-in, which begins one session
     * @return the session; empty if the sign-in has begun one already
     */
    public Optional<Session> begin(ServerRequest request, ServerResponse response, Person person, String nonce) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        SessionId id = new SessionId(BASE64.encodeToString(bytes));
        Session session = new Session(person.subject(), person.name(), admins.rulesFor(person));
        if (!sessions.begin(id, session, nonce, SIGN_IN_REMEMBERED, LIFE)) {
            return Optional.empty();
        }
        id(request).ifPresent(sessions::end);
        response.headers().add(cookie.set(id.value()));
        return Optional.of(session);
    }

    /** Ends this browser's session, on all processes. */
    public void end(ServerRequest request, ServerResponse response) {
        id(request).ifPresent(sessions::end);
        response.headers().add(cookie.takenBack());
    }

    // The token does not reveal the id, and each session has its own.
    private static String csrfToken(SessionId id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(id.value().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return BASE64.encodeToString(mac.doFinal("crcr console form".getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
