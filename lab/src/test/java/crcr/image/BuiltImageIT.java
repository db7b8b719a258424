package crcr.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.fixture.FreePort;
import crcr.fixture.KnownSecrets;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubSimulator;
import crcr.lab.simulator.github.ReceivedDispatch;
import crcr.lab.simulator.hud.HudSimulator;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;

/**
 * The image that {@code bootstrap/image/try} has built, in a container engine on Linux, with all that it works with on
 * this machine's loopback.
 */
final class BuiltImageIT {
    private static final String UPSTREAM = "example-org/framework";
    private static final String DOWNSTREAM = "example-org/beta";
    private static final JsonMapper JSON = new JsonMapper();

    private final Optional<String> image = Optional.ofNullable(System.getProperty("test.image"));
    private final PodLimits limits = PodLimits.ofTheManifests();
    private final GitHubSimulator github = GitHubSimulator.start();
    private final OidcIssuerSimulator issuer = OidcIssuerSimulator.start();
    private final HudSimulator hud = HudSimulator.start(KnownSecrets.HUD_KEY);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path work = Assembled.writable();
    private final String volume = "relay-try-" + UUID.randomUUID();
    private final int publicPort = FreePort.any();
    private final int managementPort = FreePort.any();

    @BeforeEach
    void needAnImageAndAnEngine() throws IOException {
        assumeTrue(image.isPresent(), "no image is named: bootstrap/image/try builds one and names it");
        assertTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "no container engine answers: start one, or let DOCKER_HOST name its socket");
        github.install(UPSTREAM, DOWNSTREAM);
        secret("GITHUB_APP_SECRET", KnownSecrets.WEBHOOK_SECRET);
        secret("GITHUB_APP_SECRET_PREVIOUS", KnownSecrets.WEBHOOK_SECRET);
        secret("GITHUB_APP_PRIVATE_KEY", github.privateKeyPkcs1());
        secret("HUD_BOT_KEY", KnownSecrets.HUD_KEY);
        readable("allowlist", "allowlist.yaml", "L2:\n  - " + DOWNSTREAM + "\n");
        DockerClientFactory.instance()
                .client()
                .createVolumeCmd()
                .withName(volume)
                .exec();
    }

    // The group of the files is the pod's in a cluster; here everybody may read them.
    private void secret(String name, String text) throws IOException {
        readable("secrets", name, text);
    }

    private void readable(String directory, String name, String text) throws IOException {
        Path made = Files.createDirectories(work.resolve(directory));
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(
                Files.writeString(made.resolve(name), text), PosixFilePermissions.fromString("rw-r--r--"));
    }

    @AfterEach
    void endEverything() {
        if (image.isPresent()) {
            DockerClientFactory.instance().client().removeVolumeCmd(volume).exec();
        }
        http.close();
        hud.close();
        issuer.close();
        github.close();
        Assembled.delete(work);
    }

    private RelayContainer relay() {
        Map<String, String> settings = new HashMap<>();
        settings.put("SERVER_PORT", Integer.toString(publicPort));
        settings.put("MANAGEMENT_PORT", Integer.toString(managementPort));
        settings.put("UPSTREAM_REPO", UPSTREAM);
        settings.put("GITHUB_APP_ID", github.appId());
        settings.put("GITHUB_API_URL", github.apiUrl().toString());
        settings.put("ALLOWLIST_URL", "file:///etc/relay/allowlist/allowlist.yaml");
        settings.put("OIDC_ISSUER", issuer.issuer());
        settings.put("HUD_API_URL", hud.url().toString());
        settings.put("HUD_BOT_KEY_FILE", limits.secrets() + "/HUD_BOT_KEY");
        settings.put("REDELIVERY_INTERVAL_SECONDS", "0");
        RelayContainer relay = RelayContainer.start(
                image.orElseThrow(),
                limits,
                settings,
                Map.of(work.resolve("secrets"), limits.secrets(), work.resolve("allowlist"), "/etc/relay/allowlist"),
                volume);
        Eventually.holds("its start is over", () -> probe("/livez") == 200);
        Eventually.holds("it is ready", () -> probe("/readyz") == 200);
        return relay;
    }

    private int probe(String path) {
        try {
            return http.send(HttpRequest.newBuilder(at(managementPort, path)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private void opened(int number) throws IOException, InterruptedException {
        byte[] event = """
                {"action":"opened","repository":{"id":4711,"full_name":"%s"},
                 "pull_request":{"number":%d,"head":{"sha":"0123456789abcdef0123456789abcdef01234567"}}}
                """.formatted(UPSTREAM, number).getBytes(StandardCharsets.UTF_8);
        int status = github.sendWebhook(
                        at(publicPort, "/github/webhook"),
                        KnownSecrets.WEBHOOK_SECRET,
                        "pull_request",
                        UUID.randomUUID().toString(),
                        event)
                .status();
        assertEquals(202, status);
    }

    private HttpResponse<String> report(ReceivedDispatch dispatch, String status)
            throws IOException, InterruptedException {
        ObjectNode body = (ObjectNode) JSON.readTree(dispatch.clientPayload().bytes());
        body.putObject("workflow")
                .put("status", status)
                .put("conclusion", "success")
                .put("name", "CI")
                .put("run_id", "9001")
                .put("job_name", "build")
                .put("check_run_id", "9002");
        String token = issuer.token(Instant.now())
                .repository(DOWNSTREAM)
                .run("9001", "1")
                .compact();
        return http.send(
                HttpRequest.newBuilder(at(publicPort, "/github/callback"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void anEventGetsThroughToHudAndWhatWaitsOutlivesTheContainer() throws Exception {
        try (RelayContainer relay = relay()) {
            assertEquals(
                    List.of("Uid: 65532 65532 65532 65532", "CapEff: 0000000000000000", "NoNewPrivs: 1"),
                    relay.rights());
            opened(1);
            Eventually.holds("it is dispatched", () -> github.dispatches().size() == 1);
            ReceivedDispatch dispatch = github.dispatches().getFirst();
            assertEquals(200, report(dispatch, "in_progress").statusCode());
            assertEquals(1, hud.records().size());
            assertOperatorsCommandsWork(relay);

            // From here on both wait: a report for HUD, and a dispatch for GitHub.
            hud.answerNext(1000, 500, "");
            assertEquals(202, report(dispatch, "completed").statusCode());
            github.failNext(1, GitHubOperation.DISPATCH, GitHubFault.error(503, "unavailable"));
            opened(2);
            Eventually.holds(
                    "the dispatch has failed once",
                    () -> github.requests(GitHubOperation.DISPATCH).size() >= 2);
            assertStops(relay);
        }
        hud.answerNormally();
        try (RelayContainer relay = relay()) {
            Eventually.holds("HUD has the report", () -> hud.records().size() == 2);
            Eventually.holds(
                    "the other one is dispatched", () -> github.dispatches().size() == 2);
            assertStops(relay);
        }
    }

    private static void assertStops(RelayContainer relay) {
        assertEquals(0, relay.terminate(), relay::output);
        assertTrue(relay.output().contains("\"stopped\""), relay::output);
        assertEquals("", relay.errors());
        assertFalse(relay.output().contains(KnownSecrets.WEBHOOK_SECRET), "the log holds no secret");
    }

    private void assertOperatorsCommandsWork(RelayContainer relay) throws IOException, InterruptedException {
        assertPrints("was dispatched at", relay.run("java", "@why", DOWNSTREAM));
        assertPrints(DOWNSTREAM, relay.run("java", "@trust", "list"));
        assertPrints("", relay.run("java", "@dead", "list"));
        ExecResult doctor = relay.run("java", "@doctor");
        assertPrints("takes the key for that of the App " + github.appId(), doctor);
        assertPrints("a relay uses the data in DATA_DIR", doctor);
    }

    private static void assertPrints(String words, ExecResult command) {
        assertEquals(0, command.getExitCode(), command::toString);
        assertTrue(command.getStdout().contains(words), command::getStdout);
    }
}
