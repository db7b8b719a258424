package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import crcr.fixture.Eventually;
import crcr.fixture.PassedTime;
import crcr.fixture.RealRedis;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.ReceivedDispatch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes as a cluster runs them, with one Redis between them. */
class TwoProcessesTest {
    private static final int PER_MINUTE = 6;

    @TempDir
    private Path directory = Path.of("");

    private final Surroundings surroundings = new Surroundings();
    private final Http http = new Http();
    private final List<RelayProcess> processes = new ArrayList<>();

    private RelayProcess process(RedisAddress redis) {
        Map<String, String> settings = surroundings.settings();
        settings.put("REDIS_ENDPOINT", redis.host() + ":" + redis.port());
        settings.put("REDIS_LOGIN", redis.password().orElse(""));
        settings.put("MAX_DISPATCH_WORKERS", "1");
        settings.put("RATE_LIMIT_PER_MIN", Integer.toString(PER_MINUTE));
        return RelayProcess.start(directory, settings);
    }

    @BeforeEach
    void begin() {
        surroundings.publishAllowlist();
        processes.add(process(RealRedis.fresh()));
        processes.add(process(RealRedis.asItIs()));
        processes.forEach(process -> process.awaitReady(http));
    }

    private RelayProcess one() {
        return processes.getFirst();
    }

    private RelayProcess other() {
        return processes.getLast();
    }

    @AfterEach
    void end() {
        processes.forEach(RelayProcess::close);
        http.close();
        surroundings.close();
    }

    /** Sends an event to one of them, and waits until each of the two has a dispatch of it in flight. */
    private Webhook inFlightInBoth(Gate gate) {
        // GitHub has taken it then, and its answer is on its way.
        surroundings.github().onAnswer(answered -> {
            if (answered.request().operation() == GitHubOperation.DISPATCH) {
                gate.test(answered.request());
            }
        });
        Webhook webhook = Payloads.openedPullRequest();
        http.send(webhook.to(one().atPublicPort("/github/webhook"))).assertTaken(202);
        Eventually.holds(
                "both have one in flight",
                () -> surroundings.github().dispatches().size() == 2);
        return webhook;
    }

    private Map<String, Long> dispatches() {
        return surroundings.github().dispatches().stream()
                .map(ReceivedDispatch::repository)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static long open() {
        return RealRedis.ask(commands -> commands.zcard("{crcr}:open"));
    }

    private static long saidBy(RelayProcess process, String words) {
        return process.output().lines().filter(line -> line.contains(words)).count();
    }

    @Test
    void bothDispatchAndNeitherRepeats() {
        Gate gate = Gate.closed();
        Webhook webhook = inFlightInBoth(gate);
        gate.open();
        Eventually.holds("all has ended", () -> open() == 0);

        assertEquals(
                Map.of(
                        "acme/triggered",
                        1L,
                        "acme/alpha",
                        1L,
                        "other-org/beta.js",
                        1L,
                        "npu-org/npu-repo",
                        1L,
                        "acme/delta",
                        1L),
                lowerCase(dispatches()));
        Eventually.holds(
                "both have told what they did",
                () -> saidBy(one(), "\"dispatched ") + saidBy(other(), "\"dispatched ")
                        == Surroundings.DOWNSTREAMS.size());
        assertTrue(saidBy(one(), "\"dispatched ") > 0, one()::output);
        assertTrue(saidBy(other(), "\"dispatched ") > 0, other()::output);

        RelayAnswer again =
                http.send(webhook.to(other().atPublicPort("/github/webhook"))).assertTaken(202);
        assertTrue(again.json().path("duplicate").asBoolean(), again::body);
        assertEquals(0, again.json().path("targets").asInt());
    }

    private static Map<String, Long> lowerCase(Map<String, Long> counted) {
        return counted.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }

    @Test
    void oneThatDiesLeavesNothingBehindAndRepeatsAtMostWhatItHadInFlight() throws InterruptedException {
        Gate gate = Gate.closed();
        inFlightInBoth(gate);
        other().kill();
        gate.open();
        Eventually.holds("all but what the dead one had in flight has ended", () -> open() == 1);
        PassedTime.of(Duration.ofMinutes(1));
        Eventually.holds("that has ended too", () -> open() == 0);

        Map<String, Long> dispatches = dispatches();
        assertEquals(Surroundings.DOWNSTREAMS.size(), dispatches.size(), dispatches::toString);
        long all = dispatches.values().stream().mapToLong(Long::longValue).sum();
        assertEquals(Surroundings.DOWNSTREAMS.size() + 1L, all, dispatches::toString);
        List<Long> left = RealRedis.ask(commands -> List.of(
                commands.xlen("{crcr}:targets"),
                commands.xpending("{crcr}:targets", "relay").getCount(),
                commands.zcard("{crcr}:due")));
        assertEquals(List.of(0L, 0L, 0L), left, "what waits, what is claimed, and what is due later");
        assertEquals(List.of(), RealRedis.ask(commands -> commands.keys("{crcr}:payload:*")));
    }

    @Test
    void aRepositorysAllowanceIsOneForBoth() {
        for (int call = 0; call < PER_MINUTE; call++) {
            report(processes.get(call % 2)).assertRefused(400);
        }
        report(one()).assertRefusedForNow(429);
        report(other()).assertRefusedForNow(429);
    }

    private RelayAnswer report(RelayProcess to) {
        String token = surroundings
                .issuer()
                .token(Instant.now())
                .repository(Surroundings.ALPHA)
                .compact();
        byte[] body = JsonNodeFactory.instance.objectNode().toString().getBytes(StandardCharsets.UTF_8);
        return http.report(to.atPublicPort("/github/callback"), token, body);
    }
}
