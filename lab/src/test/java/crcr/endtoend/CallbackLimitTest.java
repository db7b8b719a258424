package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import crcr.application.store.Race;
import crcr.fixture.PassedTime;
import crcr.fixture.RealRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallbackLimitTest {
    // So few that none is added while the test runs.
    private static final int PER_MINUTE = 4;
    private static final Map<String, String> LIMIT = Map.of("RATE_LIMIT_PER_MIN", Integer.toString(PER_MINUTE));
    private static final long MICROS_OF_A_SECOND = 1_000_000;

    @Test
    void aMinutesWorthMayComeAtOnceAndNoMore() {
        try (World world = World.with(LIMIT)) {
            String delivery = world.relayedEvent();
            world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
            IntStream.range(1, PER_MINUTE)
                    .forEach(_ ->
                            world.report(Surroundings.ALPHA, new byte[] {'{'}).assertRefused(400));

            Map<String, String> before = StoreContents.now();
            world.report(Surroundings.ALPHA, Reports.completed(delivery)).assertRefusedForNow(429);
            world.report(Surroundings.ALPHA, new byte[] {'{'}).assertRefusedForNow(429);
            assertEquals(before, StoreContents.now());
            assertEquals(1, world.recordsOf(delivery).size());
            assertEquals(2, Measured.at(world, "crcr_rate_limited_total{scope=\"repository\"}"));

            world.report(Surroundings.BETA, Reports.inProgress(delivery)).assertTaken(200);
        }
    }

    @Test
    void ofManyAtTheSameMomentAMinutesWorthIsTakenByTwoRelaysTogether() throws InterruptedException {
        try (World world = World.ofTwoRelays(LIMIT)) {
            List<RelayAnswer> answers = Race.of(
                    5 * PER_MINUTE,
                    number -> world.report(number % 2, Surroundings.ALPHA, JsonNodeFactory.instance.objectNode()));

            assertEquals(
                    PER_MINUTE,
                    answers.stream().filter(answer -> answer.status() == 400).count());
            answers.stream()
                    .filter(answer -> answer.status() != 400)
                    .forEach(answer -> answer.assertRefusedForNow(429));
        }
    }

    @Test
    void whatOneRelayTookIsGoneForTheOther() {
        try (World world = World.ofTwoRelays(LIMIT)) {
            String delivery = world.relayedEvent();
            for (int number = 0; number < PER_MINUTE; number++) {
                world.report(0, Surroundings.ALPHA, JsonNodeFactory.instance.objectNode())
                        .assertRefused(400);
            }
            world.report(1, Surroundings.ALPHA, Reports.inProgress(delivery)).assertRefusedForNow(429);
            world.report(1, Surroundings.BETA, Reports.inProgress(delivery)).assertTaken(200);
        }
    }

    @Test
    void retryAfterIsAsLongAsItTakesAndNoLonger() {
        try (World world = World.with(Map.of("RATE_LIMIT_PER_MIN", "1"))) {
            String delivery = world.relayedEvent();
            world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);

            assertExactlyToldToWait(world, delivery);
            PassedTime.of(Duration.ofSeconds(30));
            int rest = assertExactlyToldToWait(world, delivery);
            PassedTime.of(Duration.ofSeconds(rest));
            world.report(Surroundings.ALPHA, Reports.completed(delivery)).assertTaken(200);
        }
    }

    // In whole seconds, and in no fewer than are left when the answer comes.
    private static int assertExactlyToldToWait(World world, String delivery) {
        long leftBefore = microsLeft();
        RelayAnswer answer =
                world.report(Surroundings.ALPHA, Reports.completed(delivery)).assertRefusedForNow(429);
        long leftAfter = microsLeft();
        int told = Integer.parseInt(answer.header("Retry-After"));
        assertTrue(
                told <= Math.ceilDiv(leftBefore, MICROS_OF_A_SECOND)
                        && told >= Math.ceilDiv(leftAfter, MICROS_OF_A_SECOND),
                () -> "told " + told + " s, of between " + leftBefore + " and " + leftAfter + " us");
        return told;
    }

    // At one a minute the allowance is full again when the next one is allowed.
    private static long microsLeft() {
        return RealRedis.ask(commands -> {
            String limit = commands.keys("{crcr}:limit:*").getFirst();
            List<String> now = commands.time();
            return Long.parseLong(commands.get(limit))
                    - Long.parseLong(now.getFirst()) * MICROS_OF_A_SECOND
                    - Long.parseLong(now.getLast());
        });
    }
}
