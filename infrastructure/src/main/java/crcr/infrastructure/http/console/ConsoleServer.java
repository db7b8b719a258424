package crcr.infrastructure.http.console;

import crcr.application.console.Admins;
import crcr.application.console.FindProvider;
import crcr.application.console.Sessions;
import crcr.application.console.VerifyIdToken;
import crcr.infrastructure.http.console.answer.Pages;
import crcr.infrastructure.http.console.provider.Client;
import crcr.infrastructure.http.console.provider.ProviderSignIn;
import crcr.infrastructure.http.console.provider.SignInRoutes;
import crcr.infrastructure.http.console.route.ConsoleSubjects;
import crcr.infrastructure.http.console.route.PageRoutes;
import crcr.infrastructure.http.console.signin.ChangeCheck;
import crcr.infrastructure.http.console.signin.ConsoleGuard;
import crcr.infrastructure.http.console.signin.Notice;
import crcr.infrastructure.http.console.signin.Notices;
import crcr.infrastructure.http.console.signin.OpenSessions;
import crcr.infrastructure.http.intake.Endpoints;
import crcr.infrastructure.http.intake.Listening;
import crcr.infrastructure.shared.url.Origin;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import java.time.Clock;
import java.util.function.Supplier;

/** The console's port. */
public final class ConsoleServer implements AutoCloseable {
    private static final Notice NOTHING_HERE = Notice.of(
                    Status.NOT_FOUND_404,
                    "not_found",
                    "There is nothing here",
                    "The console has no page of this address.")
            .with("Go to the overview", "/");

    private final WebServer server;

    private ConsoleServer(WebServer server) {
        this.server = server;
    }

    /**
     * The address and openness of the console.
     *
     * @param port 0 for any
     * @param origin its address for people's browsers ({@code CONSOLE_URL})
     * @param openResults whether strangers may see results ({@code CONSOLE_PUBLIC=results})
     */
    public record Place(int port, Origin origin, boolean openResults) {}

    /**
     * The parts of signing in.
     *
     * @param clientId the provider's id for the console
     * @param clientSecret the secret with which the console authenticates itself there at that moment
     * @param admins the people who may make changes
     */
    public record SignIn(
            FindProvider providers,
            VerifyIdToken tokens,
            Sessions sessions,
            String clientId,
            Supplier<String> clientSecret,
            Admins admins) {}

    /**
     * Starts to listen.
     *
     * @throws RuntimeException if the port is taken
     */
    public static ConsoleServer start(Place place, SignIn signIn, ConsoleSubjects subjects) {
        OpenSessions sessions = new OpenSessions(signIn.sessions(), signIn.admins(), place.origin());
        Pages pages = new Pages(subjects.clock());
        Notices notices = new Notices(pages.notice());
        ConsoleGuard guard = new ConsoleGuard(sessions, place.openResults(), new ChangeCheck(place.origin()), notices);
        HttpRouting.Builder routing = HttpRouting.builder().addFilter(new SecureHeaders(place.origin()));
        new PageRoutes(subjects, guard, pages).on(routing);
        signIn(place, signIn, sessions, subjects.clock(), notices).on(routing, guard);
        Handler nothing = guard.anybody((request, response, _) -> notices.send(request, response, NOTHING_HERE));
        routing.get(nothing).head(nothing);
        Endpoints.nothingElse(routing);
        return new ConsoleServer(Listening.start(place.port(), routing));
    }

    private static SignInRoutes signIn(
            Place place, SignIn signIn, OpenSessions sessions, Clock clock, Notices notices) {
        Client client = new Client(signIn.clientId(), signIn.clientSecret(), place.origin());
        return new SignInRoutes(
                new ProviderSignIn(signIn.providers(), client, clock),
                signIn.providers(),
                signIn.tokens(),
                sessions,
                notices);
    }

    /** Returns the port on which it listens. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
