package crcr.infrastructure.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.check.PaceChecks;
import crcr.application.store.Race;
import crcr.fixture.Eventually;
import crcr.fixture.RealRedis;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The calls that show check runs keep to one pace, of all processes together. */
final class RedisPaceTest {
    private static final int AT_ONCE = 30;
    private static final Duration LIFE = Duration.ofHours(1);

    private final RedisStore store = RedisStore.connect(RealRedis.fresh(), LIFE);
    private final RedisStore another = RedisStore.connect(RealRedis.asItIs(), LIFE);

    @AfterEach
    void close() {
        store.close();
        another.close();
    }

    @Test
    void afterARestSoManyAreMadeAtOnceAndThenOneWaits() {
        // One a minute, so that none of them becomes free while this runs.
        PaceChecks pace = store.checks().pace(1);
        for (int i = 0; i < AT_ONCE; i++) {
            assertEquals(Optional.empty(), pace.take());
        }
        Duration wait = pace.take().orElseThrow();
        assertTrue(wait.compareTo(Duration.ofMinutes(1)) <= 0, wait::toString);
        assertFalse(wait.isZero());
    }

    @Test
    void whoWaitsTakesNoPlace() {
        PaceChecks pace = store.checks().pace(1);
        for (int i = 0; i < AT_ONCE + 100; i++) {
            pace.take();
        }
        assertTrue(pace.take().orElseThrow().compareTo(Duration.ofMinutes(1)) <= 0);
    }

    @Test
    void allProcessesShareIt() throws InterruptedException {
        List<PaceChecks> processes = Stream.of(store, another)
                .map(process -> process.checks().pace(1))
                .toList();
        List<Optional<Duration>> taken =
                Race.of(100, number -> processes.get(number % 2).take());
        assertEquals(AT_ONCE, taken.stream().filter(Optional::isEmpty).count());
    }

    @Test
    void placesBecomeFreeWithTime() {
        PaceChecks pace = store.checks().pace(60);
        assertTrue(IntStream.range(0, AT_ONCE + 30).mapToObj(_ -> pace.take()).anyMatch(Optional::isPresent));
        Eventually.holds("one is free again", () -> pace.take().isEmpty());
    }
}
