package crcr.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.bootstrap.Relay;
import crcr.bootstrap.settings.InvalidSettingsException;
import crcr.bootstrap.settings.Settings;
import crcr.fixture.KnownSecrets;
import crcr.fixture.PassedTime;
import crcr.fixture.RealRedis;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubRequest;
import crcr.lab.simulator.github.GitHubSimulator;
import crcr.lab.simulator.github.ReceivedDispatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An empty store, a simulated GitHub, and the relays that a test starts between them. */
final class Field implements AutoCloseable {
    private static final String SECRET = KnownSecrets.WEBHOOK_SECRET;
    private static final Pattern DELIVERY = Pattern.compile("\"delivery_id\":\"([^\"]+)\"");
    private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofHours(3);

    private final GitHubSimulator github = GitHubSimulator.start();
    private final RedisAddress redis = RealRedis.fresh();
    private final List<Relay> relays = new ArrayList<>();
    private final Path allowlist;

    /** These repositories are on the allowlist, and have the App. */
    Field(String... downstreams) {
        try {
            allowlist = Files.createTempFile("allowlist", ".yml");
            Files.writeString(
                    allowlist,
                    Arrays.stream(downstreams)
                            .map(name -> "  - " + name + "\n")
                            .collect(Collectors.joining("", "L1:\n", "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        github.install(downstreams);
    }

    GitHubSimulator github() {
        return github;
    }

    /** The settings that a relay needs here. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "SERVER_PORT",
                "0",
                "MANAGEMENT_PORT",
                "0",
                "UPSTREAM_REPO",
                "pytorch/pytorch",
                "GITHUB_APP_ID",
                github.appId(),
                "GITHUB_APP_SECRET",
                SECRET,
                "GITHUB_APP_PRIVATE_KEY",
                github.privateKeyPkcs1(),
                "GITHUB_API_URL",
                github.apiUrl().toString(),
                "ALLOWLIST_URL",
                allowlist.toUri().toString(),
                "REDIS_ENDPOINT",
                redis.host() + ":" + redis.port(),
                "REDIS_LOGIN",
                redis.password().orElse("")));
        settings.put("REDELIVERY_INTERVAL_SECONDS", "0");
        return settings;
    }

    /** Starts a relay in this process, and returns its webhook's address. */
    URI startRelay() {
        try {
            Relay relay = Relay.start(Settings.read(settings()));
            relays.add(relay);
            return webhookAt(relay.publicPort());
        } catch (InvalidSettingsException e) {
            throw new AssertionError(e);
        }
    }

    static URI webhookAt(int port) {
        return URI.create("http://127.0.0.1:" + port + "/github/webhook");
    }

    /** Sends an event of a pull request until it is accepted: there may be no allowlist yet. */
    void deliver(URI relay, String id, String action, int pullRequest) throws InterruptedException {
        byte[] body = """
            {"action":"%s","repository":{"full_name":"pytorch/pytorch"},
             "pull_request":{"number":%d,"head":{"sha":"0123456789abcdef0123456789abcdef01234567"}}}
            """.formatted(action, pullRequest).getBytes(StandardCharsets.UTF_8);
        Soon.holds(id + " is accepted", () -> answer(relay, id, body) == 202);
    }

    private int answer(URI relay, String id, byte[] body) {
        try {
            return github.sendWebhook(relay, SECRET, "pull_request", id, body).status();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The deliveries whose dispatches this downstream has got, in the order in which they came. */
    List<String> received(String downstream) {
        return github.dispatches().stream()
                .filter(dispatch -> dispatch.repository().equals(downstream))
                .map(Field::delivery)
                .toList();
    }

    private static String delivery(ReceivedDispatch dispatch) {
        Matcher id = DELIVERY.matcher(new String(dispatch.clientPayload().bytes(), StandardCharsets.UTF_8));
        assertTrue(id.find(), "a dispatch names its delivery");
        return id.group(1);
    }

    /** The calls that asked GitHub for a dispatch to this downstream. */
    long asked(String downstream) {
        Predicate<GitHubRequest> there =
                request -> request.repository().filter(downstream::equals).isPresent();
        return github.requests(GitHubOperation.DISPATCH).stream().filter(there).count();
    }

    /** Waits until so many targets are put off. */
    void awaitPutOff(int targets) throws InterruptedException {
        Soon.holds(targets + " targets are put off", () -> size("{crcr}:due") == targets);
    }

    /** Waits until this target waits for an older event of its pull request. */
    void awaitParked(String id, String downstream) throws InterruptedException {
        Soon.holds(
                id + " waits for its turn",
                () -> RealRedis.ask(commands -> commands.hexists("{crcr}:delivery:" + id, "parked:" + downstream)));
    }

    /** Waits until every target has ended. */
    void awaitAllEnded() throws InterruptedException {
        Soon.holds("every target has ended", () -> size("{crcr}:open") == 0);
    }

    /** How many are among the dead letters. */
    long dead() {
        return size("{crcr}:dead:dispatch");
    }

    private static long size(String key) {
        return RealRedis.ask(commands -> commands.zcard(key));
    }

    /** Lets every pause end. */
    void passAllPauses() {
        PassedTime.of(LONGER_THAN_ANY_PAUSE);
    }

    /** Stops all relays of this process in their order. */
    void stopRelays() {
        relays.forEach(Relay::close);
        relays.clear();
    }

    @Override
    public void close() throws IOException {
        stopRelays();
        github.close();
        Files.delete(allowlist);
    }
}
