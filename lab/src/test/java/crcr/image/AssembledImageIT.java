package crcr.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.Eventually;
import crcr.fixture.FreePort;
import crcr.lab.simulator.github.GitHubSimulator;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Not on Windows: it sends signals, and changes what users may do. */
final class AssembledImageIT {
    private static final String SECRET = "webhook-secret-of-the-tests";
    private static final String DOWNSTREAM = "example-org/alpha";
    private static final String UPSTREAM = "example-org/framework";
    private static final byte[] EVENT = """
            {"action":"opened","repository":{"full_name":"example-org/framework"},
             "pull_request":{"number":1,"head":{"sha":"0123456789abcdef0123456789abcdef01234567"}}}
            """.getBytes(StandardCharsets.UTF_8);
    private static final List<Assembled> MADE = new ArrayList<>();

    private final List<AutoCloseable> started = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path work = Assembled.writable();

    @BeforeAll
    static void assemble() {
        MADE.add(Assembled.make());
    }

    @AfterAll
    static void throwAway() {
        MADE.forEach(Assembled::close);
        MADE.clear();
    }

    @AfterEach
    void endEverything() throws Exception {
        for (AutoCloseable one : started.reversed()) {
            one.close();
        }
        http.close();
        Assembled.delete(work);
    }

    private static Assembled image() {
        return MADE.getFirst();
    }

    private <T extends AutoCloseable> T closing(T one) {
        started.add(one);
        return one;
    }

    private GitHubSimulator gitHub() {
        GitHubSimulator gitHub = closing(GitHubSimulator.start());
        gitHub.install(DOWNSTREAM);
        return gitHub;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(work.resolve(name), text);
    }

    private Map<String, String> settings(String key, URI apiUrl) throws IOException {
        return new HashMap<>(Map.of(
                "SERVER_PORT",
                "0",
                "MANAGEMENT_PORT",
                "0",
                "UPSTREAM_REPO",
                UPSTREAM,
                "GITHUB_APP_ID",
                "171717",
                "GITHUB_APP_SECRET",
                SECRET,
                "GITHUB_APP_PRIVATE_KEY",
                key,
                "GITHUB_API_URL",
                apiUrl.toString(),
                "ALLOWLIST_URL",
                file("allowlist.yaml", "L1: [" + DOWNSTREAM + "]\n").toUri().toString(),
                "REDELIVERY_INTERVAL_SECONDS",
                "0",
                "DATA_DIR",
                work.resolve("data").toString()));
    }

    private void awaitReady(Contained relay) {
        URI ready = relay.at("management", "/readyz");
        Eventually.holds("it is ready", () -> status(ready) == 200);
    }

    private int status(URI uri) {
        try {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Test
    void itRelaysFromATreeThatItCannotChangeAsAUserWithoutRightsAndEndsWhenItIsToldTo() throws Exception {
        GitHubSimulator gitHub = gitHub();
        Contained relay = closing(Contained.java(
                image().app(), settings(gitHub.privateKeyPkcs1(), gitHub.apiUrl()), List.of("-Xmx256m", "@serve")));
        awaitReady(relay);
        if (Contained.givesUpRights()) {
            assertEquals(
                    List.of("Uid: 65532 65532 65532 65532", "CapEff: 0000000000000000", "NoNewPrivs: 1"),
                    relay.rights());
        }
        assertEquals(
                202,
                gitHub.sendWebhook(
                                relay.at("public", "/github/webhook"),
                                SECRET,
                                "pull_request",
                                UUID.randomUUID().toString(),
                                EVENT)
                        .status());
        Eventually.holds("it is dispatched", () -> gitHub.dispatches().size() == 1);
        assertOperatorsCommandsWork(relay, gitHub);
        assertEquals(0, relay.terminate(), relay::output);
        assertEquals("", relay.errors());
    }

    private void assertOperatorsCommandsWork(Contained relay, GitHubSimulator gitHub) throws Exception {
        Map<String, String> there =
                Map.of("MANAGEMENT_URL", relay.at("management", "").toString());
        for (String command : List.of("@dead list", "@trust list", "@why " + DOWNSTREAM)) {
            Contained ended = closing(Contained.java(image().app(), there, List.of(command.split(" "))));
            assertEquals(0, ended.awaitEnd(), () -> command + ended.output() + ended.errors());
        }
        Map<String, String> settings = settings(gitHub.privateKeyPkcs1(), gitHub.apiUrl());
        OidcIssuerSimulator noIssuer = closing(OidcIssuerSimulator.start());
        noIssuer.answerDiscovery(404, "");
        settings.put("OIDC_ISSUER", noIssuer.issuer());
        Contained doctor = closing(Contained.java(image().app(), settings, List.of("@doctor")));
        assertEquals(1, doctor.awaitEnd(), () -> "that is no issuer: " + doctor.output() + doctor.errors());
        assertTrue(doctor.output().contains("takes the key for that of the App 171717"), doctor::output);
        assertFalse(doctor.output().contains("within the doctor"), doctor::output);
    }

    @Test
    void itCanWriteNowhereWithinItsTree() throws Exception {
        GitHubSimulator gitHub = gitHub();
        Map<String, String> settings = settings(gitHub.privateKeyPkcs1(), gitHub.apiUrl());
        settings.put("DATA_DIR", image().app().resolve("data").toString());
        Contained relay = closing(Contained.java(image().app(), settings, List.of("-Xmx256m", "@serve")));
        assertEquals(1, relay.awaitEnd());
        String cause = "data may not be written to by the relay's user";
        assertTrue(relay.output().contains(cause), relay::output);
    }

    @Test
    void dispatchesAreSeenWithTheSimulatedGitHubOfTheLocalOverlay() throws Exception {
        Path app = image().appWithGitHub();
        int apiPort = FreePort.any();
        int pagePort = FreePort.any();
        Path key = work.resolve("app.pem");
        Path allowlist = file("allowlist.yaml", "L1: [" + DOWNSTREAM + "]\n");
        Contained gitHub = closing(Contained.java(
                app,
                Map.of(),
                with(
                        app,
                        "github",
                        Map.of(
                                "9080", Integer.toString(apiPort),
                                "9081", Integer.toString(pagePort),
                                "/run/github/app.pem", key.toString(),
                                "/etc/relay/allowlist/allowlist.yaml", allowlist.toString()))));
        URI page = URI.create("http://127.0.0.1:" + pagePort + "/");
        Eventually.holds("GitHub has started", () -> status(page) == 200);
        Contained relay = closing(Contained.java(
                app,
                settings(Files.readString(key), URI.create("http://127.0.0.1:" + apiPort)),
                List.of("-Xmx256m", "@serve")));
        awaitReady(relay);
        Contained push = closing(Contained.java(
                app,
                Map.of(),
                with(
                        app,
                        "push",
                        Map.of(
                                "http://127.0.0.1:8080/github/webhook",
                                        relay.at("public", "/github/webhook").toString(),
                                "/etc/relay/secrets/GITHUB_APP_SECRET",
                                        file("secret", SECRET).toString()))));
        assertEquals(0, push.awaitEnd(), () -> push.output() + push.errors());
        assertTrue(push.output().matches("opened, example-org/framework#\\d+: 202 [^\n]*\n"), push::output);
        String log = "simulated GitHub at [^\n]*\n[^\n]* pull_request dispatched to " + DOWNSTREAM + "\n";
        Eventually.holds("the dispatch is in the log", () -> gitHub.output().matches(log));
        assertEquals(0, relay.terminate());
    }

    // The same options with other addresses and files.
    private List<String> with(Path app, String options, Map<String, String> instead) throws IOException {
        List<String> lines = image().options(app, options);
        assertTrue(lines.containsAll(instead.keySet()), () -> lines + " has all of " + instead.keySet());
        lines.replaceAll(line -> instead.getOrDefault(line, line));
        Path changed = file(options, String.join("\n", lines) + "\n");
        return List.of("@" + changed);
    }

    @Test
    void itIsSmall() {
        List<String> modules = image().modules();
        assertFalse(modules.contains("java.desktop"), modules::toString);
        assertFalse(modules.contains("jdk.compiler"), modules::toString);
        long megabytes = Assembled.size(image().app()) / 1024 / 1024;
        assertTrue(megabytes < 170, () -> megabytes + " MB");
    }

    @Test
    void aCacheOfAnotherRuntimeIsRefusedHere() throws Exception {
        Path app = work.resolve("another");
        Process copy = new ProcessBuilder("cp", "-R", "-p", image().app().toString(), app.toString()).start();
        assertEquals(0, copy.waitFor());
        Path modules = app.resolve("runtime/lib/modules");
        assertTrue(modules.toFile().setWritable(true));
        Files.writeString(modules, "more", StandardOpenOption.APPEND);
        // With only wrong settings it would be 2.
        assertEquals(
                1, closing(Contained.java(app, Map.of(), List.of("@serve"))).awaitEnd());
    }
}
