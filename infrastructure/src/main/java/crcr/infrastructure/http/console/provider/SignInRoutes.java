package crcr.infrastructure.http.console.provider;

import static crcr.infrastructure.http.console.signin.ConsoleGuard.SIGN_IN;

import crcr.application.callback.IssuerUnreachableException;
import crcr.application.console.FindProvider;
import crcr.application.console.Person;
import crcr.application.console.Session;
import crcr.application.console.VerifyIdToken;
import crcr.infrastructure.http.console.provider.ProviderSignIn.Beginning;
import crcr.infrastructure.http.console.provider.ProviderSignIn.Ending;
import crcr.infrastructure.http.console.signin.ConsoleGuard;
import crcr.infrastructure.http.console.signin.LocalPath;
import crcr.infrastructure.http.console.signin.Notice;
import crcr.infrastructure.http.console.signin.Notices;
import crcr.infrastructure.http.console.signin.OpenSessions;
import crcr.infrastructure.http.console.signin.SignedIn;
import crcr.infrastructure.http.intake.Endpoints;
import crcr.infrastructure.shared.text.ShowableText;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code /sign-in}, {@code /signed-in}, {@code /sign-out} and {@code /signed-out}. */
public final class SignInRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(SignInRoutes.class);
    private static final String SIGNED_OUT = "/signed-out";

    private final ProviderSignIn provider;
    private final FindProvider providers;
    private final VerifyIdToken tokens;
    private final OpenSessions sessions;
    private final Notices notices;
    private final Refusals refusals;
    private final Crowd crowd = new Crowd();

    /** Signs people in at {@code provider}. */
    public SignInRoutes(
            ProviderSignIn provider,
            FindProvider providers,
            VerifyIdToken tokens,
            OpenSessions sessions,
            Notices notices) {
        this.provider = provider;
        this.providers = providers;
        this.tokens = tokens;
        this.sessions = sessions;
        this.notices = notices;
        this.refusals = new Refusals(notices);
    }

    /** Registers the routes. */
    public void on(HttpRules rules, ConsoleGuard guard) {
        Endpoints.get(rules, SIGN_IN, guard.guarded((request, response) -> {
            if (!crowd.admits(() -> begin(request, response))) {
                refusals.crowd(request, response);
            }
        }));
        Endpoints.get(rules, Client.REDIRECT_PATH, guard.guarded((request, response) -> {
            if (!crowd.admits(() -> end(request, response))) {
                refusals.crowd(request, response);
            }
        }));
        Endpoints.post(
                rules,
                "/sign-out",
                guard.changingOwnSession((request, response, who, _) -> signOut(request, response, who)));
        Endpoints.get(rules, SIGNED_OUT, (request, response) -> notices.send(request, response, signedOut()));
    }

    private void begin(ServerRequest request, ServerResponse response) {
        LocalPath to = request.query()
                .first("to")
                .asOptional()
                .flatMap(LocalPath::parse)
                .orElse(LocalPath.FIRST_PAGE);
        Beginning beginning = provider.begin(to);
        beginning
                .cookies()
                .forEach(cookie -> response.headers().add(HeaderValues.create(HeaderNames.SET_COOKIE, cookie)));
        lead(response, beginning.location());
    }

    private void end(ServerRequest request, ServerResponse response) {
        response.headers().add(provider.cookie().takenBack());
        Optional<String> error = request.query().first("error").asOptional();
        if (error.isPresent()) {
            refusals.byProvider(request, response, error.get());
            return;
        }
        switch (provider.end(request)) {
            case Ending.Token(String token, LocalPath to) -> verify(request, response, token, to);
            case Ending.Stray(String reason) -> refusals.stray(request, response, reason);
            case Ending.Refused(String reason) -> refusals.code(request, response, reason);
            case Ending.Away(String reason) ->
                throw new IssuerUnreachableException(
                        "the provider gives no token for a code: " + reason, new IllegalStateException(reason));
        }
    }

    private void verify(ServerRequest request, ServerResponse response, String token, LocalPath to) {
        switch (tokens.verify(token)) {
            case VerifyIdToken.Verdict.Rejected(String reason, String detail) ->
                refusals.token(request, response, reason, detail);
            case VerifyIdToken.Verdict.Verified(Person person, String nonce) ->
                sessions.begin(request, response, person, nonce)
                        .ifPresentOrElse(
                                session -> enter(response, session, to),
                                () -> refusals.token(
                                        request, response, "used", "The sign-in has begun a session already"));
        }
    }

    private static void enter(ServerResponse response, Session session, LocalPath to) {
        LOG.info(
                "{} ({}) signed in to the console as {}",
                ShowableText.line(session.name()),
                ShowableText.line(session.subject()),
                session.adminRules().isEmpty() ? "a reader" : "an admin by " + session.adminRules());
        lead(response, to.value());
    }

    private void signOut(ServerRequest request, ServerResponse response, SignedIn who) {
        sessions.end(request, response);
        LOG.info("{} ({}) signed out of the console", ShowableText.line(who.name()), ShowableText.line(who.subject()));
        lead(response, SIGNED_OUT);
    }

    private Notice signedOut() {
        Notice notice = Notice.of(
                        Status.OK_200,
                        "signed_out",
                        "You are signed out",
                        "The session in this browser has ended. At the provider you may still be signed in.")
                .with("Sign in", SIGN_IN);
        return endSession()
                .map(address -> notice.with("Sign out of the provider too", address))
                .orElse(notice);
    }

    private Optional<String> endSession() {
        try {
            return providers.find().endSession();
        } catch (IssuerUnreachableException e) {
            return Optional.empty();
        }
    }

    // The browser follows with GET, whatever method the request had.
    private static void lead(ServerResponse response, String location) {
        response.status(Status.SEE_OTHER_303)
                .header(HeaderNames.LOCATION, location)
                .send();
    }
}
