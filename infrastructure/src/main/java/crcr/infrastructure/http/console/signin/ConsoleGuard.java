package crcr.infrastructure.http.console.signin;

import crcr.application.callback.IssuerUnreachableException;
import crcr.application.operator.Setting;
import crcr.application.store.StoreUnreachableException;
import crcr.infrastructure.http.intake.HttpReply;
import crcr.infrastructure.http.intake.Outages;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Guards the console's routes: decides who may see a page, and who may make a change. */
public final class ConsoleGuard {
    /** The path that begins a sign-in; {@code ?to=} names the page to which it leads. */
    public static final String SIGN_IN = "/sign-in";

    private final FindVisitor visitors;
    private final boolean openResults;
    private final ChangeCheck changes;
    private final Notices notices;

    /**
     * Guards with these.
     *
     * @param openResults whether strangers may see results ({@code CONSOLE_PUBLIC=results})
     * @param changes checks requests for changes
     */
    public ConsoleGuard(FindVisitor visitors, boolean openResults, ChangeCheck changes, Notices notices) {
        this.visitors = visitors;
        this.openResults = openResults;
        this.changes = changes;
        this.notices = notices;
    }

    /**
     * Returns the handler of a page for signed-in people. A stranger is redirected to sign in; one that asks for JSON
     * gets 401.
     */
    public Handler reading(Page page) {
        return guarded((request, response) -> {
            switch (visitor(request)) {
                case Visitor.Stranger _ -> askToSignIn(request, response);
                case Visitor.Reader reader -> page.show(request, response, reader);
                case Visitor.Admin admin -> page.show(request, response, admin);
            }
        });
    }

    /**
     * Returns the handler of a page of results: open to strangers if the console is set so, otherwise as
     * {@link #reading}.
     */
    public Handler results(Page page) {
        return openResults ? anybody(page) : reading(page);
    }

    /** Returns the handler of a page for everybody, which receives its visitor. */
    public Handler anybody(Page page) {
        return guarded((request, response) -> page.show(request, response, visitor(request)));
    }

    /**
     * Returns the handler of {@code POST}s that make a change. It refuses strangers (401), readers (403), requests that
     * another site sent or that lack the session's CSRF token (403), and bodies that are no form of at most 16 KiB
     * (400, 413, 415).
     */
    public Handler changing(Change change) {
        return guarded((request, response) -> {
            switch (visitor(request)) {
                case Visitor.Stranger _ -> notices.send(request, response, signInFirst());
                case Visitor.Reader _ -> notices.send(request, response, forAdmins());
                case Visitor.Admin(SignedIn who) -> checked(change, request, response, who);
            }
        });
    }

    /** Returns the handler of a change that readers may make too, because it only affects their own session. */
    public Handler changingOwnSession(Change change) {
        return guarded((request, response) -> {
            switch (visitor(request)) {
                case Visitor.Stranger _ -> notices.send(request, response, signInFirst());
                case Visitor.Reader(SignedIn who) -> checked(change, request, response, who);
                case Visitor.Admin(SignedIn who) -> checked(change, request, response, who);
            }
        });
    }

    private void checked(Change change, ServerRequest request, ServerResponse response, SignedIn who) {
        switch (changes.check(request, who)) {
            case ChangeCheck.Verdict.Meant(Form form) -> change.make(request, response, who, form);
            case ChangeCheck.Verdict.Refused(Notice why) -> notices.send(request, response, why);
        }
    }

    // Later answers to this request can find its visitor.
    private Visitor visitor(ServerRequest request) {
        Visitor visitor = visitors.of(request);
        request.context().register(visitor);
        return visitor;
    }

    /** Returns the handler of a request of everybody, which only answers outages in its place. */
    public Handler guarded(Handler handler) {
        return (request, response) -> {
            try {
                handler.handle(request, response);
            } catch (StoreUnreachableException e) {
                away(request, response, "The store is away", Outages.storeAway(e));
            } catch (IssuerUnreachableException e) {
                away(request, response, "Nobody can sign in now", Outages.providerAway(e));
            }
        };
    }

    private void away(ServerRequest request, ServerResponse response, String title, HttpReply reply) {
        reply.headers().forEach(response::header);
        notices.send(request, response, Notice.of(reply.status(), reply.outcome(), title, reply.detail()));
    }

    private void askToSignIn(ServerRequest request, ServerResponse response) {
        switch (Wish.of(request)) {
            case HTML ->
                response.status(Status.SEE_OTHER_303)
                        .header(HeaderNames.LOCATION, SIGN_IN + "?to=" + encoded(wanted(request)))
                        .send();
            case JSON -> notices.send(request, response, signInFirst());
        }
    }

    private static LocalPath wanted(ServerRequest request) {
        String query = request.query().rawValue();
        String path = LocalPath.asked(request.path().path()).value();
        return LocalPath.parse(query.isEmpty() ? path : path + "?" + query).orElse(LocalPath.FIRST_PAGE);
    }

    private static String encoded(LocalPath path) {
        return URLEncoder.encode(path.value(), StandardCharsets.UTF_8);
    }

    private static Notice signInFirst() {
        return Notice.of(
                        Status.UNAUTHORIZED_401,
                        "not_signed_in",
                        "Sign in first",
                        "This is for people who are signed in; a session may have ended since the page was opened.")
                .with("Sign in", SIGN_IN);
    }

    private static Notice forAdmins() {
        return Notice.of(
                        Status.FORBIDDEN_403,
                        "not_an_admin",
                        "For admins only",
                        "You may read, and change nothing: " + Setting.CONSOLE_ADMINS
                                + " of the relay does not list you.")
                .with("Back to the overview", LocalPath.FIRST_PAGE.value());
    }
}
