package crcr.infrastructure.http.console;

import crcr.infrastructure.http.console.signin.ChangeCheck;
import crcr.infrastructure.http.console.signin.ConsoleGuard;
import crcr.infrastructure.http.console.signin.FindVisitor;
import crcr.infrastructure.http.console.signin.Notice;
import crcr.infrastructure.http.console.signin.Notices;
import crcr.infrastructure.http.console.signin.Visitor;
import crcr.infrastructure.http.intake.Endpoints;
import crcr.infrastructure.http.intake.Listening;
import crcr.infrastructure.shared.url.Origin;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;

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
    public static ConsoleServer start(Place place) {
        FindVisitor visitors = _ -> new Visitor.Stranger();
        Notices notices = new Notices(ConsoleServer::plain);
        ConsoleGuard guard = new ConsoleGuard(visitors, place.openResults(), new ChangeCheck(place.origin()), notices);
        HttpRouting.Builder routing = HttpRouting.builder().addFilter(new SecureHeaders(place.origin()));
        pages(routing, guard);
        Endpoints.nothingElse(routing);
        return new ConsoleServer(Listening.start(place.port(), routing));
    }

    // The routes of pages and of their actions are put here, each behind the guard.
    private static void pages(HttpRules routing, ConsoleGuard guard) {
        Endpoints.get(routing, "/", guard.reading((request, response, _) -> response.send()));
    }

    private static void plain(ServerRequest request, ServerResponse response, Notice notice) {
        response.status(notice.status())
                .header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .send((notice.title() + "\n\n" + notice.text() + "\n").getBytes(StandardCharsets.UTF_8));
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
