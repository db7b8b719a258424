package crcr.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crcr.bootstrap.Relay;
import crcr.bootstrap.settings.InvalidSettingsException;
import crcr.bootstrap.settings.Settings;
import crcr.described.Port;
import crcr.fixture.Eventually;
import crcr.fixture.RealRedis;
import crcr.fixture.TcpProxy;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.lab.simulator.github.GitHubSimulator;
import crcr.lab.simulator.github.ReceivedDispatch;
import crcr.lab.simulator.hud.HudSimulator;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import crcr.lab.simulator.oidc.SimulatedToken;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One relay or several on one empty store, with all that they work with around them. */
final class World implements AutoCloseable {
    /** Stands for the issuer of this world among issuers that a test sets. */
    static final String OWN_ISSUER = "{own}";

    private static final JsonMapper JSON = new JsonMapper();

    private final Surroundings surroundings = new Surroundings();
    private final TcpProxy store;
    private final List<Relay> relays;
    // A relay forgets its ports when it stops, and they are asked for after that too.
    private final List<Integer> publicPorts;
    private final List<Integer> managementPorts;
    private final List<OptionalInt> consolePorts;
    private final Http http = new Http();
    private final Map<String, String> settings;
    private boolean stopped;

    private World(
            int relays,
            boolean withAllowlist,
            Map<String, String> settings,
            Clock clock,
            Consumer<GitHubSimulator> before) {
        RedisAddress redis = RealRedis.fresh();
        store = TcpProxy.to(redis.host(), redis.port());
        Map<String, String> all = new HashMap<>(surroundings.settings());
        all.put("REDIS_ENDPOINT", "127.0.0.1:" + store.port());
        all.put("REDIS_LOGIN", redis.password().orElse(""));
        // The tests of the limit set one; the others are not about it.
        all.put("RATE_LIMIT_PER_MIN", "100000");
        all.putAll(settings);
        all.computeIfPresent(
                "OIDC_ISSUER",
                (_, set) -> set.replace(OWN_ISSUER, surroundings.issuer().issuer()));
        this.settings = Map.copyOf(all);
        if (withAllowlist) {
            surroundings.publishAllowlist();
        }
        before.accept(github());
        this.relays = Stream.generate(() -> relay(all, clock)).limit(relays).toList();
        this.publicPorts = this.relays.stream().map(Relay::publicPort).toList();
        this.managementPorts = this.relays.stream().map(Relay::managementPort).toList();
        this.consolePorts = this.relays.stream().map(Relay::consolePort).toList();
        publicPorts.forEach(port -> http.describe(port, Port.PUBLIC));
        managementPorts.forEach(port -> http.describe(port, Port.MANAGEMENT));
        if (withAllowlist) {
            awaitReady();
        }
    }

    private static Relay relay(Map<String, String> settings, Clock clock) {
        try {
            return Relay.start(Settings.read(settings), clock);
        } catch (InvalidSettingsException e) {
            throw new AssertionError(e);
        }
    }

    /** One relay with the settings of a good deployment. */
    static World start() {
        return with(Map.of());
    }

    /** One relay with some settings of its own. */
    static World with(Map<String, String> settings) {
        return with(settings, _ -> {});
    }

    /** One relay with some settings of its own, and something to be done before it starts. */
    static World with(Map<String, String> settings, Consumer<GitHubSimulator> before) {
        return new World(1, true, settings, Clock.systemUTC(), before);
    }

    /** One relay with some settings of its own, by this clock. */
    static World at(Clock clock, Map<String, String> settings) {
        return new World(1, true, settings, clock, _ -> {});
    }

    /** Two relays with some settings of their own, by this clock. */
    static World ofTwoRelaysAt(Clock clock, Map<String, String> settings) {
        return new World(2, true, settings, clock, _ -> {});
    }

    /** Two relays with some settings of their own. */
    static World ofTwoRelays(Map<String, String> settings) {
        return new World(2, true, settings, Clock.systemUTC(), _ -> {});
    }

    /** One relay that does not find an allowlist yet, and looks for it every second. */
    static World withoutAllowlist() {
        return new World(1, false, Map.of("ALLOWLIST_TTL_SECONDS", "1"), Clock.systemUTC(), _ -> {});
    }

    /** What the relays were started with. */
    Map<String, String> settings() {
        return settings;
    }

    /** The port of a relay's console. */
    int consolePort(int relay) {
        return consolePorts.get(relay).orElseThrow();
    }

    GitHubSimulator github() {
        return surroundings.github();
    }

    OidcIssuerSimulator issuer() {
        return surroundings.issuer();
    }

    HudSimulator hud() {
        return surroundings.hud();
    }

    /** What the relay finds its Redis through. */
    TcpProxy store() {
        return store;
    }

    void publishAllowlist() {
        surroundings.publishAllowlist();
    }

    /** From now on this is the allowlist. */
    void publishAllowlist(String allowlist) {
        surroundings.publishAllowlist(allowlist);
    }

    /** Waits until every relay says that it is ready. */
    void awaitReady() {
        for (int port : managementPorts) {
            URI ready = uri(port, "/readyz");
            Eventually.holds("the relay is ready", () -> http.get(ready).status() == 200);
        }
    }

    Http http() {
        return http;
    }

    URI atPublicPort(String path) {
        return atPublicPort(0, path);
    }

    URI atManagementPort(String path) {
        return uri(managementPorts.getFirst(), path);
    }

    private URI atPublicPort(int relay, String path) {
        return uri(publicPorts.get(relay), path);
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    RelayAnswer send(Webhook webhook) {
        return send(0, webhook);
    }

    RelayAnswer send(int relay, Webhook webhook) {
        return http.send(webhook.to(atPublicPort(relay, "/github/webhook")));
    }

    /** A good token of a job of this repository. */
    SimulatedToken token(String repository) {
        return issuer().token(Instant.now()).repository(repository);
    }

    RelayAnswer report(String repository, JsonNode report) {
        return report(0, repository, report);
    }

    RelayAnswer report(int relay, String repository, JsonNode report) {
        return report(relay, repository, Reports.sent(report));
    }

    RelayAnswer report(String repository, byte[] body) {
        return report(0, repository, body);
    }

    private RelayAnswer report(int relay, String repository, byte[] body) {
        return report(relay, repository, body, Map.of());
    }

    /** The same with more headers. */
    RelayAnswer report(int relay, String repository, byte[] body, Map<String, String> headers) {
        return http.report(
                atPublicPort(relay, "/github/callback"),
                inRunOf(body, token(repository)).compact(),
                body,
                headers);
    }

    // The run that reports is the one that it reports of, unless the test has a token of its own.
    private static SimulatedToken inRunOf(byte[] body, SimulatedToken token) {
        try {
            JsonNode workflow = JSON.readTree(body).path("workflow");
            return token.run(
                    workflow.path("run_id").asText("9001"),
                    workflow.path("run_attempt").asText("1"));
        } catch (IOException e) {
            return token;
        }
    }

    /** A callback with this token and more headers. */
    RelayAnswer report(int relay, SimulatedToken token, byte[] body, Map<String, String> headers) {
        return http.report(atPublicPort(relay, "/github/callback"), token.compact(), body, headers);
    }

    /** A callback with this token. */
    RelayAnswer report(SimulatedToken token, JsonNode report) {
        return http.report(atPublicPort("/github/callback"), token.compact(), Reports.sent(report));
    }

    /** Sends an event and waits until it has been dispatched; gives its delivery's id. */
    String relayedEvent() {
        Webhook webhook = Payloads.openedPullRequest();
        send(webhook).assertTaken(202);
        awaitNothingQueued();
        return webhook.delivery();
    }

    /** Waits until whatever was accepted has ended, with or without success. */
    void awaitNothingQueued() {
        Eventually.holds("nothing waits to be dispatched", () -> StoreContents.queued() == 0);
    }

    /** The dispatches of this delivery that GitHub has accepted so far. */
    List<ReceivedDispatch> dispatchesOf(String delivery) {
        return github().dispatches().stream()
                .filter(dispatch -> new String(dispatch.clientPayload().bytes(), StandardCharsets.UTF_8)
                        .contains("\"delivery_id\":\"" + delivery + "\""))
                .toList();
    }

    /** The records about this delivery that HUD has taken so far. */
    List<HudSimulator.Received> recordsOf(String delivery) {
        return hud().records().stream()
                .filter(received -> received.json()
                        .at("/trusted/dispatch/delivery_id")
                        .asText()
                        .equals(delivery))
                .toList();
    }

    /** Stops every relay in its order; all around them goes on. */
    void stop() {
        stopped = true;
        relays.forEach(Relay::close);
    }

    @Override
    public void close() {
        if (!stopped) {
            // What they show of themselves in the end.
            managementPorts.forEach(port -> http.get(uri(port, "/metrics")));
        }
        stop();
        http.close();
        surroundings.close();
        store.close();
    }
}
