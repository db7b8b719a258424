package crcr.infrastructure.http.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.callback.IssuerUnreachableException;
import crcr.application.console.Admins;
import crcr.application.console.VerifyIdToken;
import crcr.application.store.MemoryStore;
import crcr.infrastructure.http.console.route.SubjectsOfStore;
import crcr.infrastructure.shared.url.Origin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
        MemoryStore store = new MemoryStore();
        return ConsoleServer.start(
                new ConsoleServer.Place(0, Origin.of(origin).orElseThrow(), false),
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
}
