package crcr.infrastructure.http.console.route;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.application.store.StoreUnreachableException;
import crcr.fixture.Eventually;
import crcr.fixture.RealRedis;
import crcr.infrastructure.http.console.answer.Pages;
import crcr.infrastructure.http.console.signin.ChangeCheck;
import crcr.infrastructure.http.console.signin.ConsoleGuard;
import crcr.infrastructure.http.console.signin.Form;
import crcr.infrastructure.http.console.signin.Notices;
import crcr.infrastructure.http.console.signin.SignedIn;
import crcr.infrastructure.http.console.signin.Visitor;
import crcr.infrastructure.http.intake.Endpoints;
import crcr.infrastructure.http.intake.Listening;
import crcr.infrastructure.redis.RedisPorts;
import crcr.infrastructure.redis.RedisStore;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.infrastructure.shared.url.Origin;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The console's pages on a port of their own, over a real Redis. A request says itself who sends it. */
final class ShownConsole implements AutoCloseable {
    static final String ORIGIN = "https://console.example";
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RedisStore redis = connect(meters);
    private final HttpClient client = HttpClient.newHttpClient();
    private final AllowlistInForce allowlist = new AllowlistInForce();
    private final SomeResults results = new SomeResults();
    private final WebServer server;

    private ShownConsole(boolean openResults, boolean ofStore) {
        Pages pages = new Pages(Clock.systemUTC());
        ConsoleGuard guard = new ConsoleGuard(
                ShownConsole::visitor,
                openResults,
                new ChangeCheck(Origin.of(ORIGIN).orElseThrow()),
                new Notices(pages.notice()));
        HttpRouting.Builder routing = HttpRouting.builder();
        new PageRoutes(SubjectsOfStore.of(store(), allowlist, ofStore ? store().results() : results), guard, pages)
                .on(routing);
        Endpoints.nothingElse(routing);
        server = Listening.start(0, routing);
    }

    // On a busy machine the first connection may take longer than the store waits for it.
    private static RedisStore connect(SimpleMeterRegistry meters) {
        RedisAddress address = RealRedis.fresh();
        List<RedisStore> connected = new ArrayList<>();
        Eventually.holds("the store is reached", () -> {
            try {
                return connected.add(RedisStore.connect(address, 0, Duration.ofDays(3), meters));
            } catch (StoreUnreachableException e) {
                return false;
            }
        });
        return connected.getFirst();
    }

    /** Opens it for people who are signed in. */
    static ShownConsole open() {
        return new ShownConsole(false, false);
    }

    /** Opens it, its results for everybody. */
    static ShownConsole openToAll() {
        return new ShownConsole(true, false);
    }

    /** Opens it likewise, with the results that are in the store. */
    static ShownConsole overStore() {
        return new ShownConsole(true, true);
    }

    /** Returns how many round trips to the store there have been. */
    long roundTrips() {
        return meters.find("lettuce.command.completion").timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    private static Visitor visitor(ServerRequest request) {
        return switch (request.headers().first(HeaderNames.create("X-Visitor")).orElse("stranger")) {
            case "reader" -> new Visitor.Reader(new SignedIn("1", "Rita", "token-of-rita"));
            case "admin" -> new Visitor.Admin(new SignedIn("2", "Ada <b>", "token-of-ada"));
            default -> new Visitor.Stranger();
        };
    }

    RedisStore redis() {
        return redis;
    }

    Store store() {
        return new RedisPorts(redis, this::store);
    }

    Scene scene() {
        return new Scene(store());
    }

    SomeResults results() {
        return results;
    }

    AllowlistInForce allowlist() {
        return allowlist;
    }

    /** Gets the HTML of a page. */
    HttpResponse<String> get(String visitor, String path) {
        return send(request(visitor, path).header("Accept", "text/html").build());
    }

    /** Gets the JSON of a page. */
    HttpResponse<String> json(String visitor, String path) {
        return send(request(visitor, path).header("Accept", "application/json").build());
    }

    /** Gets a page with one more header. */
    HttpResponse<String> get(String visitor, String path, String header, String value) {
        return send(request(visitor, path)
                .header("Accept", "text/html")
                .header(header, value)
                .build());
    }

    /** Sends a form as a page of the console does. */
    HttpResponse<String> post(String visitor, String path, Map<String, String> fields) {
        StringBuilder form =
                new StringBuilder(Form.CSRF + "=" + (visitor.equals("admin") ? "token-of-ada" : "token-of-rita"));
        fields.forEach((name, value) -> form.append('&')
                .append(name)
                .append('=')
                .append(java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8)));
        return send(request(visitor, path)
                .header("Origin", ORIGIN)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString()))
                .build());
    }

    private HttpRequest.Builder request(String visitor, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("X-Visitor", visitor);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.stop();
        redis.close();
    }
}
