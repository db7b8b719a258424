package crcr.infrastructure.http.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.callback.IssuerUnreachableException;
import crcr.application.console.Admins;
import crcr.application.console.VerifyIdToken;
import crcr.application.store.MemoryStore;
import crcr.infrastructure.http.console.route.SubjectsOfStore;
import crcr.infrastructure.shared.url.Origin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsoleServerTest {
    private static final Map<String, String> ON_EVERY_ANSWER = Map.of(
            "content-security-policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'",
            "x-content-type-options",
            "nosniff",
            "referrer-policy",
            "same-origin",
            "cross-origin-opener-policy",
            "same-origin",
            "cross-origin-resource-policy",
            "same-origin",
            "cache-control",
            "no-store");

    private static ConsoleServer serving(String origin) {
        return serving(origin, false);
    }

    private static ConsoleServer serving(String origin, boolean openResults) {
        MemoryStore store = new MemoryStore();
        return ConsoleServer.start(
                new ConsoleServer.Place(0, Origin.of(origin).orElseThrow(), openResults),
                new ConsoleServer.SignIn(
                        () -> {
                            throw new IssuerUnreachableException("away", new IOException("connection refused"));
                        },
                        _ -> new VerifyIdToken.Verdict.Rejected("away", "away"),
                        store.sessions(),
                        "crcr-console",
                        () -> "a-secret-of-the-client",
                        new Admins(List.of())),
                SubjectsOfStore.of(store, new AllowlistInForce()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /sign-in", "GET /sign-in?to=//evil.example"})
    void whileTheProviderIsAwayNobodySignsIn(String request) throws Exception {
        try (ConsoleServer console = serving("https://console.example")) {
            HttpResponse<String> answer = ask(console, "GET", request.split(" ", -1)[1]);

            assertEquals(503, answer.statusCode());
            assertTrue(answer.headers().firstValue("retry-after").isPresent());
            assertTrue(answer.body().contains("Nobody can sign in now"), answer::body);
        }
    }

    private static HttpResponse<String> ask(ConsoleServer console, String method, String path)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console.port() + path))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /", "GET /nothing", "POST /", "PATCH /nothing"})
    void everyAnswerTellsBrowsersWhatTheyMayDo(String request) throws Exception {
        try (ConsoleServer console = serving("https://console.example")) {
            HttpResponse<String> answer = ask(console, request.split(" ", -1)[0], request.split(" ", -1)[1]);

            ON_EVERY_ANSWER.forEach((name, value) ->
                    assertEquals(Optional.of(value), answer.headers().firstValue(name), name));
            assertEquals(Optional.of("max-age=31536000"), answer.headers().firstValue("strict-transport-security"));
        }
    }

    @Test
    void httpsIsAskedForOnlyWhereThereIsSome() throws Exception {
        try (ConsoleServer console = serving("http://localhost:8090")) {
            assertEquals(Optional.empty(), ask(console, "GET", "/").headers().firstValue("strict-transport-security"));
        }
    }

    @Test
    void aStrangerIsSentToSignInAndBack() throws Exception {
        try (ConsoleServer console = serving("http://localhost:8090")) {
            HttpResponse<String> answer = ask(console, "GET", "/allowlist?sort=level&page=2");

            assertEquals(303, answer.statusCode());
            assertEquals(
                    Optional.of("/sign-in?to=%2Fallowlist%3Fsort%3Dlevel%26page%3D2"),
                    answer.headers().firstValue("location"));
        }
    }

    private static String raw(ConsoleServer console, String requests) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.port())) {
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/downstreams", "/icon.svg", "/nothing", "/sign-out"})
    void anAnswerToHeadHasNoBodyThatIsTakenForTheNextAnswer(String path) throws Exception {
        try (ConsoleServer console = serving("https://console.example", true)) {
            String both = raw(
                    console,
                    "HEAD " + path + " HTTP/1.1\r\nHost: x\r\n\r\n"
                            + "GET /none HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            int headers = both.indexOf("\r\n\r\n") + 4;
            assertTrue(both.startsWith("HTTP/1.1 404", headers), both);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//downstreams",
                "//evil.example/../downstreams",
                "/evil.example/../downstreams",
                "http://evil.example/downstreams",
                "/downstreams;evil.example"
            })
    void noLinkOfAPageLeadsWhereTheRequestsAddressPretendsToBe(String address) throws Exception {
        try (ConsoleServer console = serving("https://console.example", true)) {
            String page = raw(console, "GET " + address + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            assertFalse(page.contains("evil"), page);
            assertFalse(page.contains("href=\"//"), page);
        }
    }

    @Test
    void allDeadLettersOfAPageCanBeChosen() throws Exception {
        String pick = "pick=dispatch%3A3ad12fc6-3f4c-4cb1-9e38-7f4b9e3c1f10%3Asome-organization%2Fsome-repository&";
        try (ConsoleServer console = serving("https://console.example")) {
            HttpResponse<String> answer = ask(console, "GET", "/dead-letters/retry?" + pick.repeat(50));

            assertEquals(303, answer.statusCode(), answer.body());
        }
    }

    @Test
    void whoIsLostIsShownAPageWithAWayBack() throws Exception {
        try (ConsoleServer console = serving("https://console.example")) {
            HttpResponse<String> answer = ask(console, "GET", "/nothing");

            assertEquals(404, answer.statusCode());
            assertEquals(
                    Optional.of("text/html; charset=utf-8"), answer.headers().firstValue("content-type"));
            assertTrue(answer.body().contains("Go to the overview"), answer::body);
        }
    }
}
