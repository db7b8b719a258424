package crcr.lab.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubSimulator;
import crcr.lab.simulator.hud.HudSimulator;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import java.io.IOException;
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
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.LoggerFactory;

/**
 * Measures what the relay promises and prints it. The load, GitHub and HUD run on the same machine, so that times are
 * those of a machine that is busy with more than the relay.
 */
public final class Benchmarks {
    private static final String SECRET = "webhook-secret";
    private static final String HUD_KEY = "hud-key";
    private static final int MANY = 100;
    private static final int BACKLOG = 100_000;
    private static final int PAYLOAD_BYTES = 25_000;
    private static final int THROUGHPUT_REQUESTS = 10_000;
    private static final int CALLBACK_JOBS = 4_000;
    private static final int SENDERS = 16;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final GitHubSimulator github = GitHubSimulator.start();
    private final OidcIssuerSimulator issuer = OidcIssuerSimulator.start();
    private final HudSimulator hud = HudSimulator.start(HUD_KEY);
    private final Path directory;

    private Benchmarks(Path directory) {
        this.directory = directory;
    }

    /** Runs all of them. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        // What is simulated goes on in threads of its own, and must not outlive a benchmark that failed.
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        Benchmarks benchmarks = new Benchmarks(Files.createTempDirectory("relay-bench"));
        benchmarks.start();
        benchmarks.fanOut();
        benchmarks.callbacks();
        benchmarks.backlog();
        System.exit(0);
    }

    private static void say(String what, String seen) {
        System.out.printf("%-72s %s%n", what, seen);
    }

    private static String milliseconds(Duration time) {
        return time.toMillis() + " ms";
    }

    private static List<String> repositories(int number) {
        return IntStream.range(0, number)
                .mapToObj(index -> "downstream-" + index + "/backend")
                .toList();
    }

    private Map<String, String> settings(List<String> downstreams) throws IOException {
        Path allowlist = directory.resolve("allowlist-" + downstreams.size() + ".yaml");
        Files.writeString(
                allowlist,
                "L2:\n" + downstreams.stream().map(name -> "  - " + name + "\n").collect(Collectors.joining()));
        github.install(downstreams.toArray(String[]::new));
        Map<String, String> settings = new HashMap<>();
        settings.put("UPSTREAM_REPO", "up/stream");
        settings.put("GITHUB_APP_ID", github.appId());
        settings.put("GITHUB_APP_SECRET", SECRET);
        settings.put("GITHUB_APP_PRIVATE_KEY", github.privateKeyPkcs1());
        settings.put("GITHUB_API_URL", github.apiUrl().toString());
        settings.put("ALLOWLIST_URL", allowlist.toUri().toString());
        settings.put("OIDC_ISSUER", issuer.issuer());
        settings.put("HUD_API_URL", hud.url().toString());
        settings.put("HUD_BOT_KEY", HUD_KEY);
        settings.put("REDELIVERY_INTERVAL_SECONDS", "0");
        settings.put("MAX_DISPATCH_WORKERS", "32");
        settings.put("RATE_LIMIT_PER_MIN", "1000000");
        return settings;
    }

    private void start() throws IOException, InterruptedException {
        Map<String, String> settings = settings(repositories(1));
        for (int run = 1; run <= 5; run++) {
            try (ServedRelay relay = ServedRelay.start(settings, directory.resolve("start-" + run))) {
                say(
                        "serve: start of java until ready, embedded Redis, -Xmx256m, run " + run,
                        milliseconds(relay.readyAfter()));
            }
        }
    }

    private static byte[] payload() {
        return ("{\"action\":\"opened\",\"repository\":{\"full_name\":\"up/stream\"},\"pull_request\":{\"number\":1,"
                        + "\"head\":{\"sha\":\"0123456789abcdef0123456789abcdef01234567\"},\"body\":\""
                        + "x".repeat(PAYLOAD_BYTES) + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void webhook(ServedRelay relay, String delivery) throws IOException, InterruptedException {
        var answer = github.sendWebhook(relay.webhook(), SECRET, "pull_request", delivery, payload());
        if (answer.status() != 202) {
            throw new IllegalStateException("webhook answered " + answer);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private void fanOut() throws IOException, InterruptedException {
        try (ServedRelay relay = ServedRelay.start(settings(repositories(MANY)), directory.resolve("fan-out"))) {
            dispatchAll(relay, "warm-up", 1);
            int calls = github.requests().size();
            long scripts = relay.scriptsRun();
            dispatchAll(relay, "count", 1);
            say(
                    MANY + " targets, warm: GitHub calls",
                    Integer.toString(github.requests().size() - calls));
            say(
                    MANY + " targets, warm: store scripts (1 to accept, 2 for each dispatch)",
                    Long.toString(relay.scriptsRun() - scripts));

            github.latency(Duration.ofMillis(100));
            for (int run = 1; run <= 5; run++) {
                say(
                        MANY + " targets at 100 ms a call, 32 workers: webhook sent until the last is dispatched, run "
                                + run,
                        milliseconds(dispatchAll(relay, "fan-out-" + run, 1)));
            }

            github.latency(Duration.ofSeconds(3));
            for (int run = 1; run <= 5; run++) {
                long sent = System.nanoTime();
                webhook(relay, "slow-" + run);
                say(
                        "202 while each GitHub call takes 3 s, " + MANY + " targets, run " + run,
                        milliseconds(Duration.ofNanos(System.nanoTime() - sent)));
            }
            github.latency(Duration.ZERO);
        }
        intake();
    }

    /** Sends an event and waits until it has reached everybody. */
    private Duration dispatchAll(ServedRelay relay, String delivery, int events)
            throws IOException, InterruptedException {
        int before = github.requests(GitHubOperation.DISPATCH).size();
        long sent = System.nanoTime();
        webhook(relay, delivery);
        await(() -> github.dispatches().size() >= before + MANY * events);
        return Duration.ofNanos(System.nanoTime() - sent);
    }

    private void intake() throws IOException, InterruptedException {
        try (ServedRelay relay = ServedRelay.start(settings(List.of()), directory.resolve("intake"))) {
            Load load = new Load(THROUGHPUT_REQUESTS, SENDERS);
            load.send(_ -> () -> {
                webhook(relay, UUID.randomUUID().toString());
                return null;
            });
            Load.Seen seen = load.send(_ -> () -> {
                webhook(relay, UUID.randomUUID().toString());
                return null;
            });
            say("webhooks of 25 KB, no downstream, 16 connections: per second", "%.0f".formatted(seen.perSecond()));
            say("  median and p99", "%.1f ms, %.1f ms".formatted(seen.median(), seen.p99()));
            say("  resident memory afterwards, MB", relay.residentMegabytes());
        }
    }

    private void callbacks() throws IOException, InterruptedException {
        String repository = repositories(1).getFirst();
        try (ServedRelay relay = ServedRelay.start(settings(List.of(repository)), directory.resolve("callbacks"))) {
            webhook(relay, "jobs");
            await(() -> relayHasDispatched(relay));
            String token = issuer.token(Instant.now()).repository(repository).compact();
            callback(relay, token, "warm", "in_progress");
            long scripts = relay.scriptsRun();
            callback(relay, token, "warm", "completed");
            say("callback with HUD: store scripts", Long.toString(relay.scriptsRun() - scripts));

            Load load = new Load(CALLBACK_JOBS, SENDERS);
            load.send(number -> () -> callback(relay, token, "first-" + number, "in_progress"));
            Load.Seen seen = load.send(number -> () -> callback(relay, token, "second-" + number, "in_progress"));
            say("callbacks of 25 KB with HUD, 16 connections: per second", "%.0f".formatted(seen.perSecond()));
            say("  median and p99", "%.1f ms, %.1f ms".formatted(seen.median(), seen.p99()));
            say("  resident memory afterwards, MB", relay.residentMegabytes());
        }
    }

    /** 100,000 targets that wait, since GitHub hangs: what the intake and the memory make of it. */
    private void backlog() throws IOException, InterruptedException {
        try (ServedRelay relay = ServedRelay.start(settings(repositories(MANY)), directory.resolve("backlog"))) {
            github.latency(Duration.ofMinutes(5));
            Load hundred = new Load(100, 4);
            Load.Seen warm = accepted(relay, hundred);
            Load.Seen first = accepted(relay, hundred);
            String before = relay.residentMegabytes();
            accepted(relay, new Load(BACKLOG / MANY - 300, 4));
            Load.Seen last = accepted(relay, hundred);
            say(
                    "100 targets a webhook, GitHub hanging: median to accept, targets 10,000 to 20,000",
                    "%.1f ms (the first 10,000: %.1f ms)".formatted(first.median(), warm.median()));
            say("  targets 90,000 to 100,000", "%.1f ms".formatted(last.median()));
            say("  resident memory before and after, MB", before + ", " + relay.residentMegabytes());
            say(
                    "  targets that wait",
                    relay.metrics()
                            .lines()
                            .filter(line -> line.startsWith("crcr_queue_depth{queue=\"dispatch\"}"))
                            .findFirst()
                            .orElse("unknown"));
        } finally {
            github.latency(Duration.ZERO);
        }
    }

    private Load.Seen accepted(ServedRelay relay, Load load) throws InterruptedException {
        return load.send(_ -> () -> {
            webhook(relay, UUID.randomUUID().toString());
            return null;
        });
    }

    private static boolean relayHasDispatched(ServedRelay relay) {
        try {
            return relay.metrics().contains("outcome=\"dispatched\"");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Void callback(ServedRelay relay, String token, String job, String status)
            throws IOException, InterruptedException {
        String body = "{\"delivery_id\":\"jobs\",\"payload\":" + new String(payload(), StandardCharsets.UTF_8)
                + ",\"workflow\":{\"status\":\"" + status
                + "\",\"conclusion\":\"success\",\"name\":\"CI\",\"run_id\":\"9001\",\"job_name\":\"" + job
                + "\",\"check_run_id\":\"9001-1-" + job + "\"}}";
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(relay.callback())
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("callback answered " + answer.statusCode() + " " + answer.body());
        }
        return null;
    }
}
