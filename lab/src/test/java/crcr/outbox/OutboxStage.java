package crcr.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.bootstrap.Relay;
import crcr.bootstrap.settings.InvalidSettingsException;
import crcr.bootstrap.settings.Settings;
import crcr.fixture.KnownSecrets;
import crcr.fixture.RealRedis;
import crcr.fixture.Shown;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.lab.simulator.github.GitHubSimulator;
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
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A relay between simulators, with one delivery dispatched, so that any job of it may report. */
final class OutboxStage implements AutoCloseable {
    private static final String DOWNSTREAM = "org2/device";
    private static final String HUD_KEY = KnownSecrets.HUD_KEY;
    private static final String SECRET = KnownSecrets.WEBHOOK_SECRET;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final GitHubSimulator github = GitHubSimulator.start();
    private final OidcIssuerSimulator issuer = OidcIssuerSimulator.start();
    private final HudSimulator hud = HudSimulator.start(HUD_KEY);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RedisAddress redis = RealRedis.fresh();
    private final Settings settings;
    private Relay relay;

    private OutboxStage(Path directory) throws IOException, InvalidSettingsException {
        github.install(DOWNSTREAM);
        settings = Settings.read(environment(directory));
        relay = Relay.start(settings);
    }

    /** Starts everything. */
    static OutboxStage open(Path directory) throws IOException, InterruptedException, InvalidSettingsException {
        OutboxStage stage = new OutboxStage(directory);
        stage.dispatch();
        return stage;
    }

    private Map<String, String> environment(Path directory) throws IOException {
        Path allowlist = Files.writeString(directory.resolve("allowlist.yaml"), "L2:\n  - " + DOWNSTREAM + "\n");
        Map<String, String> settings = new HashMap<>();
        settings.put("SERVER_PORT", "0");
        settings.put("MANAGEMENT_PORT", "0");
        settings.put("UPSTREAM_REPO", "up/stream");
        settings.put("GITHUB_APP_ID", github.appId());
        settings.put("GITHUB_APP_SECRET", SECRET);
        settings.put("GITHUB_APP_PRIVATE_KEY", github.privateKeyPkcs1());
        settings.put("GITHUB_API_URL", github.apiUrl().toString());
        settings.put("ALLOWLIST_URL", allowlist.toUri().toString());
        settings.put("OIDC_ISSUER", issuer.issuer());
        settings.put("HUD_API_URL", hud.url().toString());
        settings.put("HUD_BOT_KEY", HUD_KEY);
        settings.put("HUD_MAX_RETRIES", "0");
        settings.put("RATE_LIMIT_PER_MIN", "1000000");
        settings.put("REDIS_ENDPOINT", redis.host() + ":" + redis.port());
        redis.password().ifPresent(password -> settings.put("REDIS_LOGIN", password));
        return settings;
    }

    private void dispatch() throws IOException, InterruptedException {
        await("readiness", () -> get("/readyz").statusCode() == 200);
        sendWebhook("d1");
        await("the dispatch", () -> !github.dispatches().isEmpty());
    }

    /** GitHub sends a delivery, and it is accepted. */
    void sendWebhook(String delivery) throws IOException, InterruptedException {
        byte[] body = """
            {"action":"opened","repository":{"full_name":"up/stream"},
             "pull_request":{"number":1,"head":{"sha":"0123456789abcdef0123456789abcdef01234567"}}}\
            """.getBytes(StandardCharsets.UTF_8);
        URI webhook = URI.create("http://127.0.0.1:" + relay.publicPort() + "/github/webhook");
        assertEquals(
                202,
                github.sendWebhook(webhook, SECRET, "pull_request", delivery, body)
                        .status());
    }

    HudSimulator hud() {
        return hud;
    }

    /** Stops the relay and starts another one on the same store. */
    void restart() {
        relay.close();
        relay = Relay.start(settings);
    }

    /** What a job's report looks like on the wire: with blanks and letters that a second rendering would change. */
    static String report(String job, String status) {
        return "{ \"delivery_id\":\"d1\" ,\r\n\"note\": \"\u00fc \\u00fc 1.0e+02\", \"workflow\":{\"status\":\""
                + status + "\",\"conclusion\":\"success\",\"name\":\"CI\",\"run_id\":\"9001\",\"job_name\":\"" + job
                + "\",\"check_run_id\":\"9001-1-" + job + "\"}}";
    }

    /** A job reports; asserts the status of the answer and what it says of HUD. */
    void report(String job, String status, int answered, String fate) {
        HttpResponse<String> answer = report(job, status, false);
        assertEquals(answered, answer.statusCode(), answer::body);
        assertEquals("{\"ok\":true,\"status\":\"" + status + "\",\"hud\":\"" + fate + "\"}", answer.body());
    }

    /** Sends a job's report; asserts that the answer has HUD's refusal. */
    void reportRefused(String job, String status, int answered, String words) {
        HttpResponse<String> answer = report(job, status, false);
        assertEquals(answered, answer.statusCode(), answer::body);
        assertTrue(answer.body().contains(words), answer::body);
    }

    /** A job reports, and that is accepted, whether HUD has it now or later. */
    void reportAccepted(String job, String status) {
        HttpResponse<String> answer = report(job, status, true);
        assertTrue(answer.statusCode() == 200 || answer.statusCode() == 202, answer::body);
    }

    // While another report of its job is being settled, a report is answered to come again.
    private HttpResponse<String> report(String job, String status, boolean again) {
        String token = issuer.token(Instant.now())
                .repository(DOWNSTREAM)
                .run("9001", "1")
                .compact();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + relay.publicPort() + "/github/callback"))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(report(job, status)))
                .build();
        HttpResponse<String> answer = send(request);
        return again && answer.statusCode() == 503 ? report(job, status, true) : answer;
    }

    /** The value of a metric, named as Prometheus's text has it. */
    double metric(String name) {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + relay.managementPort() + path))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            Shown.text("the answer of " + request.uri().getPath(), answer.headers() + " " + answer.body());
            return answer;
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** Waits until the outbox is empty. */
    void awaitEmptyOutbox() {
        await("an empty outbox", () -> metric("crcr_queue_depth{queue=\"hud\"}") == 0);
    }

    /** Waits until that is so. */
    void await(String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), () -> what + " did not come; HUD has " + arrived());
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** What HUD has, in the order of arrival: job and status of each record. */
    List<String> arrived() {
        return hud.records().stream()
                .map(record -> record.json().at("/untrusted/callback_payload/workflow"))
                .map(workflow -> workflow.path("job_name").asText() + " "
                        + workflow.path("status").asText())
                .toList();
    }

    @Override
    public void close() {
        relay.close();
        http.shutdownNow();
        http.close();
        hud.close();
        issuer.close();
        github.close();
    }
}
