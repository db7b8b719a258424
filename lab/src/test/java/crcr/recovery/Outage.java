package crcr.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import crcr.application.allowlist.AllowlistInForce;
import crcr.application.document.KeepingDocumentCurrent;
import crcr.application.recovery.RecoveringMissedDeliveries;
import crcr.application.recovery.RecoveringMissedDeliveries.RecoveryOutcome;
import crcr.bootstrap.Relay;
import crcr.bootstrap.settings.InvalidSettingsException;
import crcr.bootstrap.settings.Settings;
import crcr.domain.delivery.RelayRule;
import crcr.domain.recovery.MissedDeliveries;
import crcr.fixture.FreePort;
import crcr.fixture.KnownSecrets;
import crcr.fixture.RealRedis;
import crcr.fixture.Shown;
import crcr.infrastructure.allowlist.AllowlistYaml;
import crcr.infrastructure.document.DocumentFile;
import crcr.infrastructure.github.GitHub;
import crcr.infrastructure.redis.RedisStore;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubSimulator;
import crcr.lab.simulator.github.ReceivedDispatch;
import crcr.lab.simulator.github.checks.SimulatedCheckRun;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A GitHub, a store, and an address for webhooks at which nobody listens until a test starts a relay there. */
final class Outage implements AutoCloseable {
    private static final String UPSTREAM = "up/stream";
    private static final String SECRET = KnownSecrets.WEBHOOK_SECRET;
    private static final String[] DOWNSTREAMS = {"a/one", "b/two"};
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final GitHubSimulator github = GitHubSimulator.start();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RedisAddress redis = RealRedis.fresh();
    private final List<Relay> relays = new ArrayList<>();
    private final int port = FreePort.any();
    private final Path allowlist;

    Outage(Path directory) throws IOException {
        allowlist = Files.writeString(directory.resolve("allowlist.yaml"), "L1: [a/one, b/two]\n");
        github.install(DOWNSTREAMS);
    }

    GitHubSimulator github() {
        return github;
    }

    /** Sends a webhook, to which nobody answers. */
    void miss(String event, String delivery) {
        assertThrows(IOException.class, () -> send(event, delivery));
    }

    /** Sends that a pull request gets a label, to which nobody answers. */
    void missLabel(String delivery, String label) {
        assertThrows(
                IOException.class,
                () -> send("pull_request", delivery, github.events().labeled(body(), label)));
    }

    /** Sends that a check run of the App is to run again, to which nobody answers. */
    void missRerequest(String delivery, SimulatedCheckRun checkRun) {
        assertThrows(
                IOException.class,
                () -> send("check_run", delivery, github.events().checkRunRerequested(checkRun)));
    }

    /** Sends a webhook, which is accepted. */
    void deliver(String event, String delivery) throws IOException, InterruptedException {
        assertEquals(202, send(event, delivery).status());
    }

    private GitHubSimulator.WebhookAnswer send(String event, String delivery) throws IOException, InterruptedException {
        return send(event, delivery, body());
    }

    private static byte[] body() {
        return ("{\"action\":\"opened\",\"repository\":{\"full_name\":\"" + UPSTREAM
                        + "\"},\"pull_request\":{\"number\":1,\"head\":{\"sha\":\"c0ffee\"}},\"after\":\"decade\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private GitHubSimulator.WebhookAnswer send(String event, String delivery, byte[] body)
            throws IOException, InterruptedException {
        return github.sendWebhook(
                URI.create("http://127.0.0.1:" + port + "/github/webhook"), SECRET, event, delivery, body);
    }

    /** Lets every attempt so far be old enough to count. */
    void aWhileLater() {
        github.ageWebhookAttempts(Duration.ofMinutes(2));
    }

    /** Starts a relay at the address for webhooks. */
    Relay startRelay(int interval) throws InvalidSettingsException {
        return startRelay(port, interval);
    }

    /** Starts a relay somewhere else. */
    Relay startRelayElsewhere(int interval) throws InvalidSettingsException {
        return startRelay(0, interval);
    }

    private Relay startRelay(int at, int interval) throws InvalidSettingsException {
        Map<String, String> settings = new HashMap<>();
        settings.put("SERVER_PORT", Integer.toString(at));
        settings.put("MANAGEMENT_PORT", "0");
        settings.put("UPSTREAM_REPO", UPSTREAM);
        settings.put("GITHUB_APP_ID", github.appId());
        settings.put("GITHUB_APP_SECRET", SECRET);
        settings.put("GITHUB_APP_PRIVATE_KEY", github.privateKeyPkcs1());
        settings.put("GITHUB_API_URL", github.apiUrl().toString());
        settings.put("ALLOWLIST_URL", allowlist.toUri().toString());
        settings.put("REDIS_ENDPOINT", redis.host() + ":" + redis.port());
        redis.password().ifPresent(password -> settings.put("REDIS_LOGIN", password));
        settings.put("REDELIVERY_INTERVAL_SECONDS", Integer.toString(interval));
        Relay relay = Relay.start(Settings.read(settings));
        relays.add(relay);
        until(() -> get(relay, "/readyz").startsWith("200"));
        return relay;
    }

    /** What the management port answers: the status, and the text. */
    String get(Relay relay, String path) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + relay.managementPort() + path))
                            .build(),
                    BodyHandlers.ofString());
            Shown.text("the answer of " + path, answer.headers() + " " + answer.body());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a pass on this thread, with the adapters that a relay has, as one more process. */
    RecoveryOutcome pass() {
        try (OutgoingHttp outgoing = new OutgoingHttp();
                RedisStore store = RedisStore.connect(redis, Duration.ofDays(3))) {
            Settings settings = readSettings();
            GitHub adapter = new GitHub(
                    outgoing,
                    settings.github().access().apiUrl(),
                    settings.github().access().id(),
                    settings.github().access().key(),
                    Clock.systemUTC(),
                    new SimpleMeterRegistry());
            RecoveringMissedDeliveries recovering = new RecoveringMissedDeliveries(
                    adapter.webhookDeliveries(),
                    new MissedDeliveries(
                            new RelayRule(settings.upstream().repository()),
                            settings.store().life()),
                    loaded(),
                    store.recovery().turns(),
                    store.recovery().records(),
                    Clock.systemUTC());
            return whenItsTurnComes(recovering);
        }
    }

    private AllowlistInForce loaded() {
        AllowlistInForce inForce = new AllowlistInForce();
        new KeepingDocumentCurrent<>(new DocumentFile(allowlist), new AllowlistYaml(), inForce, Clock.systemUTC())
                .refresh();
        return inForce;
    }

    private static RecoveryOutcome whenItsTurnComes(RecoveringMissedDeliveries recovering) {
        while (true) {
            RecoveryOutcome outcome = recovering.recover(Duration.ofMillis(1));
            if (!(outcome instanceof RecoveryOutcome.NotYet)) {
                return outcome;
            }
            Thread.onSpinWait();
        }
    }

    private Settings readSettings() {
        try {
            return Settings.read(Map.of(
                    "UPSTREAM_REPO", UPSTREAM,
                    "GITHUB_APP_ID", github.appId(),
                    "GITHUB_APP_SECRET", SECRET,
                    "GITHUB_APP_PRIVATE_KEY", github.privateKeyPkcs1(),
                    "GITHUB_API_URL", github.apiUrl().toString(),
                    "ALLOWLIST_URL", allowlist.toUri().toString()));
        } catch (InvalidSettingsException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for as many more passes; each of the tests' lists that this counts has one page. */
    void morePasses(int count) {
        int before = github.requests(GitHubOperation.DELIVERIES).size();
        until(() -> github.requests(GitHubOperation.DELIVERIES).size() >= before + count);
    }

    /** Which attempts GitHub was asked to repeat, in that order. */
    List<String> askedFor() {
        return github.requests(GitHubOperation.REDELIVERY).stream()
                .map(request -> request.parameter("id"))
                .toList();
    }

    /** What arrived downstream, sorted: {@code delivery > downstream}. */
    List<String> dispatched() {
        return github.dispatches().stream().map(Outage::described).sorted().toList();
    }

    private static String described(ReceivedDispatch dispatch) {
        try {
            String delivery = new ObjectMapper()
                    .readTree(dispatch.clientPayload().bytes())
                    .path("delivery_id")
                    .asText();
            return delivery + " > " + dispatch.repository();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every one of these deliveries at every downstream once, in the form of {@link #dispatched()}. */
    static List<String> everywhereOnce(List<String> deliveries) {
        return deliveries.stream()
                .flatMap(delivery -> List.of(DOWNSTREAMS).stream().map(downstream -> delivery + " > " + downstream))
                .sorted()
                .toList();
    }

    /** Waits until it is so, for a minute at most. */
    static void until(BooleanSupplier condition) {
        long begun = System.nanoTime();
        CountDownLatch never = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - begun < PATIENCE, "it did not happen within a minute");
            try {
                boolean _ = never.await(10, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        relays.forEach(Relay::close);
        http.close();
        github.close();
    }
}
