package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.store.Race;
import crcr.fixture.Eventually;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import crcr.lab.simulator.oidc.SimulatedToken;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a flood of worthless callbacks does to those whose token is good: nothing. */
class FloodTest {
    private static final int JOBS = 24;
    private static final int WEBHOOKS = 10;
    private static final int FLOOD = 1_500;
    private static final byte[] LARGE = new byte[1_900_000];
    private static final byte[] TOO_LARGE = new byte[2_200_000];
    private static final byte[] SMALL = new byte[10_000];
    // The empty one is this machine's own address: the good callers share it.
    private static final List<String> ADDRESSES = List.of("", "203.0.113.1", "2001:db8::1");

    private final World world = World.with(Map.of("TRUSTED_PROXIES", "127.0.0.1"));
    private final String delivery = world.relayedEvent();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger forgeries = new AtomicInteger();
    // By status; 0 stands for a connection that was cut.
    private final ConcurrentMap<Integer, Integer> answers = new ConcurrentHashMap<>();
    private final AtomicInteger goodBytes = new AtomicInteger();

    @Test
    void goodCallersGetThroughWhileItRuns() throws Exception {
        SimulatedToken good = world.token(Surroundings.ALPHA);
        String forged = good.signedBy(OidcIssuerSimulator.newKey().getPrivate()).compact();
        String expired = world.issuer()
                .token(Instant.now().minus(Duration.ofHours(1)))
                .repository(Surroundings.ALPHA)
                .compact();
        List<Runnable> kinds = List.of(
                () -> send("garbage", SMALL),
                () -> send(expired, SMALL),
                () -> {
                    forgeries.incrementAndGet();
                    send(forged, SMALL);
                },
                () -> send(good.header("kid", "nobody").compact(), SMALL),
                () -> send(world.token("mallory/alpha").compact(), SMALL),
                () -> send(expired, LARGE),
                () -> send("garbage", TOO_LARGE),
                this::sendSlowly);

        List<RelayAnswer> reports;
        List<RelayAnswer> webhooks;
        try (world;
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> flood = kinds.stream()
                    .<Future<?>>map(kind -> threads.submit(() -> repeat(kind)))
                    .toList();
            try {
                Eventually.holds("the flood is refused as one", () -> answers.getOrDefault(429, 0) > 100);
                reports = Race.of(JOBS, number -> reportsOf("job-" + number)).stream()
                        .flatMap(List::stream)
                        .toList();
                webhooks = IntStream.range(0, WEBHOOKS)
                        .mapToObj(_ -> world.send(Payloads.openedPullRequest()))
                        .toList();
                Eventually.holds("there was a flood", () -> sent.get() >= FLOOD);
            } finally {
                over.set(true);
            }
            for (Future<?> one : flood) {
                one.get();
            }
            // A HUD that the flood slows down too may leave a record in the outbox.
            reports.forEach(answer -> answer.assertTaken(answer.status() == 202 ? 202 : 200));
            webhooks.forEach(answer -> answer.assertTaken(202));
            assertTrue(Set.of(0, 401, 403, 413, 429, 503).containsAll(answers.keySet()), answers::toString);
            assertMostWasCheap();
        }
    }

    private void assertMostWasCheap() {
        String checks = "crcr_oidc_signature_checks_total{outcome=\"%s\"}";
        double checked = Measured.at(world, checks.formatted("held")) + Measured.at(world, checks.formatted("failed"));
        double forWorthless = checked - 2 * JOBS - forgeries.get();
        assertTrue(
                2 * forWorthless < sent.get() - forgeries.get(),
                () -> forWorthless + " signatures checked for " + sent + " worthless tokens, " + forgeries
                        + " forgeries apart; " + answers);
        assertEquals(
                goodBytes.get(),
                Measured.at(world, "crcr_intake_bytes_total{endpoint=\"callback\"}"),
                "no body was read but those of good callers");
        assertTrue(Measured.at(world, "crcr_rate_limited_total{scope=\"address\"}") > 0);
    }

    private void repeat(Runnable kind) {
        while (!over.get()) {
            kind.run();
        }
    }

    private void send(String token, byte[] body) {
        HttpRequest.Builder request = Http.request(world.atPublicPort("/github/callback"))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofByteArray(body));
        String address = nextAddress();
        if (!address.isEmpty()) {
            request.header("X-Forwarded-For", address);
        }
        try {
            answers.merge(world.http().send(request.build()).status(), 1, Integer::sum);
        } catch (UncheckedIOException e) {
            // A large body is not waited for.
            answers.merge(0, 1, Integer::sum);
        }
    }

    private void sendSlowly() {
        Map<String, String> headers = Map.of("Authorization", "Bearer garbage", "Content-Length", "1000000");
        sent.incrementAndGet();
        try (Unfinished slow = Unfinished.post(world, "/github/callback", headers, "{")) {
            answers.merge(slow.status(), 1, Integer::sum);
        }
    }

    private String nextAddress() {
        return ADDRESSES.get(sent.getAndIncrement() % ADDRESSES.size());
    }

    private List<RelayAnswer> reportsOf(String job) {
        return List.of(Reports.inProgress(delivery), Reports.completed(delivery)).stream()
                .map(report -> {
                    Reports.workflow(report).put("job_name", job);
                    goodBytes.addAndGet(Reports.sent(report).length);
                    return world.report(Surroundings.ALPHA, report);
                })
                .toList();
    }
}
