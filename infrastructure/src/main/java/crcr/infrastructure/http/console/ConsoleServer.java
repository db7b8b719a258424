package crcr.infrastructure.http.console;

import crcr.infrastructure.http.console.answer.Pages;
import crcr.infrastructure.http.console.route.ConsoleSubjects;
import crcr.infrastructure.http.console.route.PageRoutes;
import crcr.infrastructure.http.console.signin.ChangeCheck;
import crcr.infrastructure.http.console.signin.ConsoleGuard;
import crcr.infrastructure.http.console.signin.FindVisitor;
import crcr.infrastructure.http.console.signin.Notices;
import crcr.infrastructure.http.console.signin.Visitor;
import crcr.infrastructure.http.intake.Endpoints;
import crcr.infrastructure.http.intake.Listening;
import crcr.infrastructure.shared.url.Origin;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;

/** The console's port. */
public final class ConsoleServer implements AutoCloseable {
    private final WebServer server;

    private ConsoleServer(WebServer server) {
        this.server = server;
    }

    /**
     * Where the console is, and to whom it is open.
     *
     * @param port 0 for any
     * @param origin what people's browsers call it ({@code CONSOLE_URL})
     * @param openResults whether strangers may see results ({@code CONSOLE_PUBLIC=results})
     */
    public record Place(int port, Origin origin, boolean openResults) {}

    /**
     * Starts to listen.
     *
     * @throws RuntimeException if the port is taken
     */
    public static ConsoleServer start(Place place, ConsoleSubjects subjects) {
        FindVisitor visitors = _ -> new Visitor.Stranger();
        Pages pages = new Pages(subjects.clock());
        Notices notices = new Notices(pages.notice());
        ConsoleGuard guard = new ConsoleGuard(visitors, place.openResults(), new ChangeCheck(place.origin()), notices);
        HttpRouting.Builder routing = HttpRouting.builder().addFilter(new SecureHeaders(place.origin()));
        new PageRoutes(subjects, guard, pages).on(routing);
        Endpoints.nothingElse(routing);
        return new ConsoleServer(Listening.start(place.port(), routing));
    }

    /** The port, as it turned out. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
