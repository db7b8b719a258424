package crcr.lab.bench.limit.rig;

import crcr.fixture.RedisNode;
import crcr.lab.bench.ServedRelay;
import crcr.lab.bench.limit.wire.Message;
import crcr.lab.bench.limit.wire.Sink;
import crcr.lab.bench.limit.wire.WireConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A relay with its surroundings. */
public final class LimitRelay implements AutoCloseable {
    private final Map<String, String> settings;
    private final Path data;
    private final RedisNode redis;
    private final GitHubSink github;
    private final Sink api;
    private ServedRelay served;

    LimitRelay(Map<String, String> settings, Path data, RedisNode redis, GitHubSink github, Sink api)
            throws IOException, InterruptedException {
        this.settings = Map.copyOf(settings);
        this.data = data;
        this.redis = redis;
        this.github = github;
        this.api = api;
        this.served = ServedRelay.start(this.settings, data);
    }

    /** Returns the measured process, which is the present one. */
    public Subject subject() {
        return new Subject(
                port(), served.process(), new JvmCounters(served.process().pid()), redis);
    }

    /** Returns the port on which it accepts requests. */
    public int port() {
        return served.webhook().getPort();
    }

    /** Returns its simulated GitHub. */
    public GitHubSink github() {
        return github;
    }

    /** Returns the address of the simulated GitHub's API. */
    public String githubUrl() {
        return api.url().toString();
    }

    /** Returns the time from the start of the process until it was ready. */
    public Duration readyAfter() {
        return served.readyAfter();
    }

    /**
     * Returns its resident memory in MB as the operating system counts it; not a number where the system does not
     * provide it.
     */
    public double residentMegabytes() {
        String megabytes = served.residentMegabytes();
        return megabytes.matches("\\d+") ? Double.parseDouble(megabytes) : Double.NaN;
    }

    /** Ends it, and starts it again with the same Redis. */
    public void startAgain() throws IOException, InterruptedException {
        served.kill();
        served = ServedRelay.start(settings, data);
    }

    /** Sends a webhook and requires its acceptance; returns the time from the connection to the answer. */
    public Duration accept(WebhookRequests webhooks, String delivery) throws IOException {
        byte[] request = webhooks.request(delivery);
        long begin = System.nanoTime();
        try (WireConnection connection = new WireConnection(port())) {
            Message answer = connection.send(request);
            if (answer.status() != 202) {
                throw new IllegalStateException("webhook answered " + answer.firstLine() + ": " + answer.text());
            }
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Dispatches a number of deliveries to a number of downstreams, and returns the callback tokens. */
    public Map<Target, String> dispatched(int deliveries, int downstreams) throws IOException, InterruptedException {
        WebhookRequests webhooks = WebhookRequests.relayed("/github/webhook");
        for (int delivery = 0; delivery < deliveries; delivery++) {
            accept(webhooks, "delivery-" + delivery);
        }
        await(() -> github.callbackTokens().size() == deliveries * downstreams);
        return github.callbackTokens();
    }

    /** Waits until the condition holds, to the millisecond. */
    public static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    @Override
    public void close() {
        github.goOn();
        served.kill();
        api.close();
        redis.close();
    }
}
