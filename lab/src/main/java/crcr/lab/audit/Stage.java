package crcr.lab.audit;

import crcr.fixture.KnownSecrets;
import crcr.lab.audit.checks.Level;
import crcr.lab.audit.store.LoneRedis;
import crcr.lab.audit.store.ReplicatedRedis;
import crcr.lab.audit.store.StagedStore;
import crcr.lab.simulator.github.GitHubSimulator;
import crcr.lab.simulator.hud.HudSimulator;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two relay processes that share a Redis, and everything around them simulated. */
final class Stage implements AutoCloseable {
    static final String UPSTREAM = "up/stream";
    static final String SECRET = KnownSecrets.WEBHOOK_SECRET;

    /** The maximum number of concurrent dispatches of one process. */
    static final int WORKERS = 16;

    /** The maximum number of reports of one process that wait for HUD: 32 callers, and 4 deliveries from the outbox. */
    static final int REPORTS_AT_A_TIME = 36;

    /** The maximum number of concurrent calls for check runs of one process. */
    static final int CHECK_RUNS_AT_A_TIME = 8;

    /** The maximum number of concurrent calls for re-runs of one process. */
    static final int RERUNS_AT_A_TIME = 4;

    /**
     * The levels of the downstreams, all of which report. There are several owners, because GitHub's limits are by
     * owner.
     */
    static final Map<String, Level> LEVELS =
            Map.of("one/a", Level.L2, "one/b", Level.L4, "two/a", Level.L3, "two/b", Level.L4, "three/a", Level.L2);

    static final List<String> DOWNSTREAMS = LEVELS.keySet().stream().sorted().toList();

    private static final String HUD_KEY = KnownSecrets.HUD_KEY;
    private static final Duration GITHUB_TAKES = Duration.ofMillis(30);
    private static final int RELAYS = 2;

    private final GitHubSimulator github = GitHubSimulator.start();
    private final OidcIssuerSimulator issuer = OidcIssuerSimulator.start();
    private final HudSimulator hud = HudSimulator.start(HUD_KEY);
    private final StagedStore store;
    private final Fleet fleet;

    Stage(Path directory, Plan plan) throws IOException, InterruptedException {
        github.latency(GITHUB_TAKES);
        github.install(DOWNSTREAMS.toArray(String[]::new));
        github.install(UPSTREAM);
        store = switch (plan.redis()) {
            case Plan.Redis.Lone() -> LoneRedis.start(directory.resolve("redis"));
            case Plan.Redis.Replicated(int awaited) -> ReplicatedRedis.start(directory.resolve("redis"), awaited);
        };
        fleet = new Fleet(settings(directory, plan), directory, RELAYS, plan.updatedFrom());
    }

    // Features that an earlier version lacks are left out.
    private static String allowlist(Plan plan) {
        return plan.updatedFrom().isPresent()
                ? listed("L2:\n", DOWNSTREAMS.stream())
                : listed("L2:\n", at(Level.L2))
                        + listed("L3:\n  " + Level.DEVICE + ":\n", at(Level.L3))
                        + listed("L4:\n", at(Level.L4));
    }

    private static Stream<String> at(Level level) {
        return DOWNSTREAMS.stream().filter(name -> LEVELS.get(name) == level);
    }

    private static String listed(String title, Stream<String> names) {
        return names.map(name -> "    - " + name + "\n").collect(Collectors.joining("", title, ""));
    }

    private Map<String, String> settings(Path directory, Plan plan) throws IOException {
        Path allowlist = directory.resolve("allowlist.yaml");
        Files.writeString(allowlist, allowlist(plan));
        Map<String, String> settings = new HashMap<>(Map.ofEntries(
                Map.entry("UPSTREAM_REPO", UPSTREAM),
                Map.entry("GITHUB_APP_ID", github.appId()),
                Map.entry("GITHUB_APP_SECRET", SECRET),
                Map.entry("GITHUB_APP_PRIVATE_KEY", github.privateKeyPkcs1()),
                Map.entry("GITHUB_API_URL", github.apiUrl().toString()),
                Map.entry("ALLOWLIST_URL", allowlist.toUri().toString()),
                Map.entry("OIDC_ISSUER", issuer.issuer()),
                Map.entry("HUD_API_URL", hud.url().toString()),
                Map.entry("HUD_BOT_KEY", HUD_KEY),
                // The authors repeat events that were not accepted; nothing else may.
                Map.entry("REDELIVERY_INTERVAL_SECONDS", "0"),
                Map.entry("CHECK_RUNS_PER_MIN", "0"),
                Map.entry("SWEEP_INTERVAL_SECONDS", "1"),
                Map.entry("RUN_CHECK_SECONDS", "3"),
                Map.entry("ZOMBIE_TIMEOUT_SECONDS", "10"),
                Map.entry("MAX_DISPATCH_WORKERS", Integer.toString(WORKERS)),
                Map.entry("RATE_LIMIT_PER_MIN", "1000000")));
        settings.putAll(store.settings());
        return settings;
    }

    GitHubSimulator github() {
        return github;
    }

    OidcIssuerSimulator issuer() {
        return issuer;
    }

    HudSimulator hud() {
        return hud;
    }

    StagedStore store() {
        return store;
    }

    Fleet fleet() {
        return fleet;
    }

    @Override
    public void close() {
        fleet.close();
        store.close();
        hud.close();
        issuer.close();
        github.close();
    }
}
