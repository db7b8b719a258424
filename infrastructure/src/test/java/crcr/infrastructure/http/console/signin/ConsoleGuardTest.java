package crcr.infrastructure.http.console.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import crcr.infrastructure.http.intake.Endpoints;
import crcr.infrastructure.http.intake.Listening;
import crcr.infrastructure.shared.url.Origin;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsoleGuardTest {
    private static final String ORIGIN = "https://console.example";
    private static final String[] OF_OWN_PAGE = {"Origin", ORIGIN, "Sec-Fetch-Site", "same-origin"};
    private static final String FORM = "application/x-www-form-urlencoded";

    private final List<String> changes = new CopyOnWriteArrayList<>();
    private WebServer server;
    private HttpClient client;

    // In place of sessions: the request says itself whose it is.
    private static Visitor visitor(ServerRequest request) {
        return switch (request.headers().first(HeaderNames.create("X-Visitor")).orElse("stranger")) {
            case "reader" -> new Visitor.Reader(new SignedIn("1", "Rita", "token-of-rita"));
            case "admin" -> new Visitor.Admin(new SignedIn("2", "Ada", "token-of-ada"));
            case "lost" -> throw new StoreUnreachableException(StoreTrouble.UNREACHABLE, "connection refused");
            default -> new Visitor.Stranger();
        };
    }

    @BeforeEach
    void listen() {
        Notices notices = new Notices((_, response, notice) -> response.status(notice.status())
                .header(HeaderNames.CONTENT_TYPE, "text/plain")
                .send(notice.title() + ": " + notice.text()));
        HttpRouting.Builder routing = HttpRouting.builder();
        for (boolean open : new boolean[] {false, true}) {
            ConsoleGuard guard = new ConsoleGuard(
                    ConsoleGuardTest::visitor,
                    open,
                    new ChangeCheck(Origin.of(ORIGIN).orElseThrow()),
                    notices);
            Page page = (_, response, visitor) -> response.send(visitor.toString());
            String below = open ? "/open" : "/closed";
            Endpoints.get(routing, below + "/page", guard.reading(page));
            Endpoints.get(routing, below + "/results", guard.results(page));
            Endpoints.post(routing, below + "/change", guard.changing((_, response, admin, form) -> {
                changes.add(admin.name() + " " + form.text("id").orElse("-") + " " + form.text(Form.CSRF));
                response.status(Status.SEE_OTHER_303)
                        .header(HeaderNames.LOCATION, "/page")
                        .send();
            }));
        }
        server = Listening.start(0, routing);
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop();
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)).headers(headers).GET().build());
    }

    private HttpResponse<String> post(String body, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at("/closed/change"))
                .headers(headers)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static String[] as(String visitor, String... more) {
        return Stream.concat(Stream.of("X-Visitor", visitor), Arrays.stream(more))
                .toArray(String[]::new);
    }

    private static String[] asAdmin(String type, String... more) {
        List<String> headers = new ArrayList<>(List.of("X-Visitor", "admin", "Content-Type", type));
        headers.addAll(List.of(more));
        return headers.toArray(String[]::new);
    }

    @Test
    void peopleWhoAreSignedInSeePages() throws Exception {
        assertTrue(get("/closed/page", as("reader")).body().startsWith("Reader["));
        assertTrue(get("/closed/page", as("admin")).body().startsWith("Admin["));
        assertTrue(get("/closed/results", as("reader")).body().startsWith("Reader["));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/closed/page", "/closed/results", "/open/page"})
    void strangersAreAskedToSignIn(String path) throws Exception {
        assertEquals(303, get(path, as("stranger")).statusCode());

        HttpResponse<String> twin = get(path, as("stranger", "Accept", "application/json"));
        assertEquals(401, twin.statusCode());
        assertEquals(
                "application/problem+json",
                twin.headers().firstValue("content-type").orElseThrow());
    }

    @Test
    void resultsAreOpenIfTheConsoleIsSetSo() throws Exception {
        assertEquals("Stranger[]", get("/open/results", as("stranger")).body());
        assertTrue(get("/open/results", as("admin")).body().startsWith("Admin["));
    }

    @Test
    void anOutageOfTheStoreIsSaid() throws Exception {
        HttpResponse<String> answer = get("/closed/page", as("lost"));

        assertEquals(503, answer.statusCode());
        assertTrue(answer.headers().firstValue("retry-after").isPresent());
        assertTrue(answer.body().startsWith("The store is away: "), answer::body);
    }

    @Test
    void anAdminChangesSomething() throws Exception {
        HttpResponse<String> answer = post("csrf=token-of-ada&id=7", asAdmin(FORM, OF_OWN_PAGE));

        assertEquals(303, answer.statusCode());
        assertEquals(List.of("Ada 7 Optional.empty"), changes);
    }

    @Test
    void whoMayNotChangeAnythingIsRefused() throws Exception {
        assertEquals(401, post("csrf=x", as("stranger", OF_OWN_PAGE)).statusCode());
        HttpResponse<String> reader = post("csrf=token-of-rita&id=7", as("reader", OF_OWN_PAGE));
        assertEquals(403, reader.statusCode());
        assertTrue(reader.body().contains("CONSOLE_ADMINS"), reader::body);
        assertEquals(List.of(), changes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id=7", "csrf=&id=7", "csrf=token-of-rita&id=7", "csrf=token-of-adaa", "csrf=token-of-ad"})
    void aFormWithoutTheTokenOfItsSessionIsRefused(String body) throws Exception {
        assertEquals(403, post(body, asAdmin(FORM, OF_OWN_PAGE)).statusCode());
        assertEquals(List.of(), changes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Origin https://evil.example",
                "Origin null",
                "Origin http://console.example",
                "Origin https://console.example:8443",
                "Origin https://console.example.evil.example",
                "Sec-Fetch-Site cross-site",
                "Sec-Fetch-Site same-site",
                "Sec-Fetch-Site none",
                "Origin https://console.example Sec-Fetch-Site cross-site",
                "Origin https://evil.example Sec-Fetch-Site same-origin"
            })
    void whatAnotherSiteSentIsRefused(String headers) throws Exception {
        String[] split = headers.isEmpty() ? new String[0] : headers.split(" ", -1);

        assertEquals(403, post("csrf=token-of-ada&id=7", asAdmin(FORM, split)).statusCode());
        assertEquals(List.of(), changes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin https://console.example", "Sec-Fetch-Site same-origin"})
    void oneOfTheHeadersIsEnough(String headers) throws Exception {
        assertEquals(
                303,
                post("csrf=token-of-ada&id=7", asAdmin(FORM, headers.split(" ", -1)))
                        .statusCode());
    }

    @Test
    void aBodyMustBeASmallForm() throws Exception {
        String most = "csrf=token-of-ada&id=" + "1".repeat(16 * 1024 - 21);
        assertEquals(303, post(most, asAdmin(FORM, OF_OWN_PAGE)).statusCode());
        assertEquals(413, post(most + "1", asAdmin(FORM, OF_OWN_PAGE)).statusCode());
        assertEquals(415, post("{}", asAdmin("application/json", OF_OWN_PAGE)).statusCode());
        assertEquals(
                400,
                post("csrf=token-of-ada&id=1&id=2", asAdmin(FORM, OF_OWN_PAGE)).statusCode());
        assertEquals(403, post("", asAdmin(FORM, OF_OWN_PAGE)).statusCode());
        assertEquals(1, changes.size());
    }

    @Test
    void anotherMethodChangesNothing() throws Exception {
        assertEquals(
                405,
                get("/closed/change?csrf=token-of-ada", as("admin", OF_OWN_PAGE))
                        .statusCode());
        assertEquals(List.of(), changes);
    }
}
