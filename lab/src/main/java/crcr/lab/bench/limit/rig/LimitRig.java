package crcr.lab.bench.limit.rig;

import crcr.fixture.RedisNode;
import crcr.lab.bench.limit.wire.Sink;
import crcr.lab.simulator.github.app.GitHubApp;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The surroundings of relay and bare handler: sinks for GitHub and HUD, an issuer, and a Redis for each. */
public final class LimitRig implements AutoCloseable {
    /** The maximum number of concurrent dispatches of the relay. */
    static final int DISPATCH_WORKERS = 32;

    private static final String APP = "4711";
    private static final byte[] HUD_TOOK_IT = Sink.json("200 OK", "{}");

    private final GitHubApp app = GitHubApp.create(APP, Clock.systemUTC());
    private final OidcIssuerSimulator issuer = OidcIssuerSimulator.start();
    private final Sink hud = Sink.start(_ -> HUD_TOOK_IT);
    private final Path directory;
    private final List<RedisNode> redises = new ArrayList<>();
    private int served;

    /** Keeps the files of the processes in {@code directory}. */
    public LimitRig(Path directory) {
        this.directory = directory;
    }

    /** Returns the issuer of callers' tokens. */
    public OidcIssuerSimulator issuer() {
        return issuer;
    }

    /** Starts a relay with this number of downstreams at L2 on its allowlist, and a Redis without persistence. */
    public LimitRelay relay(int downstreams) throws IOException, InterruptedException {
        return relay(downstreams, DISPATCH_WORKERS);
    }

    /**
     * Starts a relay whose GitHub hangs, so that it only accepts. It has one dispatch worker, because the calls of
     * several would time out together, and the relay would put waiting targets off while it accepts.
     */
    public LimitRelay accepting(int downstreams) throws IOException, InterruptedException {
        LimitRelay relay = relay(downstreams, 1);
        relay.github().hang();
        return relay;
    }

    private LimitRelay relay(int downstreams, int workers) throws IOException, InterruptedException {
        Path data = Files.createDirectories(directory.resolve("relay-" + ++served));
        Path allowlist = Files.writeString(
                data.resolve("allowlist.yaml"),
                IntStream.range(0, downstreams)
                        .mapToObj(index -> "  - downstream-" + index + "/backend\n")
                        .collect(Collectors.joining("", "L2:\n", "")));
        RedisNode redis = redis(data);
        GitHubSink github = new GitHubSink();
        Sink api = Sink.start(github);
        Map<String, String> settings = new HashMap<>();
        settings.put("UPSTREAM_REPO", WebhookRequests.UPSTREAM);
        settings.put("GITHUB_APP_ID", APP);
        settings.put("GITHUB_APP_SECRET", WebhookRequests.SECRET);
        settings.put("GITHUB_APP_PRIVATE_KEY", app.pkcs1());
        settings.put("GITHUB_API_URL", api.url().toString());
        settings.put("ALLOWLIST_URL", allowlist.toUri().toString());
        settings.put("OIDC_ISSUER", issuer.issuer());
        settings.put("HUD_API_URL", hud.url().toString());
        settings.put("HUD_BOT_KEY", "hud-key");
        settings.put("REDIS_ENDPOINT", redis.endpoint());
        settings.put("REDELIVERY_INTERVAL_SECONDS", "0");
        settings.put("MAX_DISPATCH_WORKERS", Integer.toString(workers));
        settings.put("RATE_LIMIT_PER_MIN", "1000000");
        return new LimitRelay(settings, data, redis, github, api);
    }

    /** Starts a bare handler, and a Redis without persistence. */
    public BareProcess bare() throws IOException, InterruptedException {
        Path data = Files.createDirectories(directory.resolve("bare-" + ++served));
        return BareProcess.start(
                data,
                redis(data),
                hud.url(),
                WebhookRequests.SECRET,
                issuer.publicKey("key-1").getEncoded());
    }

    private RedisNode redis(Path data) {
        List<String> configuration = new ArrayList<>(SlowCommands.configuration());
        configuration.addAll(List.of("save \"\"", "appendonly no", "maxmemory-policy noeviction"));
        RedisNode redis = RedisNode.start(data.resolve("redis"), configuration.toArray(String[]::new));
        redises.add(redis);
        return redis;
    }

    /** Ends all remaining parts, including those of a failed start. */
    @Override
    public void close() {
        redises.forEach(RedisNode::close);
        issuer.close();
        hud.close();
    }
}
