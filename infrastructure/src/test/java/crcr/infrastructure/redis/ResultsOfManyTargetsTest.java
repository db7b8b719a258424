package crcr.infrastructure.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.result.TargetResult;
import crcr.application.store.Scene;
import crcr.domain.delivery.Delivery;
import crcr.domain.repository.RepositoryName;
import crcr.fixture.RealRedis;
import crcr.fixture.ScriptCalls;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The targets of a delivery for so many downstreams that one script must not read them all. */
final class ResultsOfManyTargetsTest {
    private final RedisStore store = RedisStore.connect(RealRedis.fresh(), Duration.ofDays(3));

    @AfterEach
    void close() {
        store.close();
    }

    private Delivery accept(String id, List<String> downstreams) {
        Delivery delivery = Scene.pullRequest(id, "opened", 1);
        store.deliveries()
                .accept(delivery, downstreams.stream().map(RepositoryName::of).toList());
        return delivery;
    }

    private static List<String> downstreams(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "org/d%04d".formatted(number))
                .toList();
    }

    private List<String> names(Delivery delivery) {
        return store.results(Scene.UPSTREAM).targets(delivery.id()).stream()
                .map(TargetResult::downstream)
                .map(RepositoryName::toString)
                .toList();
    }

    @Test
    void eachIsFoundOnceAndByItsName() {
        List<String> downstreams = downstreams(1_000);

        assertEquals(downstreams, names(accept("d1", downstreams)));
    }

    @Test
    void noScriptReadsMoreThanAFewHundred() {
        Delivery delivery = accept("d1", downstreams(2_000));
        names(delivery);
        long before = ScriptCalls.soFar();

        names(delivery);

        long ran = ScriptCalls.soFar() - before;
        assertTrue(ran >= 8, () -> "2,000 targets were read by " + ran + " scripts");
    }

    @Test
    void usualOnesAreReadAtOnce() {
        Delivery delivery = accept("d1", downstreams(200));
        names(delivery);
        long before = ScriptCalls.soFar();

        names(delivery);

        assertEquals(1, ScriptCalls.soFar() - before);
    }
}
