package crcr.infrastructure.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.application.delivery.DeliveryLedger.Acceptance;
import crcr.application.store.Scene;
import crcr.domain.delivery.Delivery;
import crcr.domain.repository.RepositoryName;
import crcr.fixture.RealRedis;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What accepting a delivery costs Redis: how many commands its script runs. */
final class AcceptCostTest {
    private final RedisStore store = RedisStore.connect(RealRedis.fresh(), Duration.ofDays(3));

    @BeforeEach
    void warmUp() {
        accept(Scene.pullRequest("warm-up", "opened", 1), 1);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Acceptance accept(Delivery delivery, int targets) {
        List<RepositoryName> downstreams = IntStream.range(0, targets)
                .mapToObj(number -> RepositoryName.of("a/d" + number))
                .toList();
        return store.deliveries().accept(delivery, downstreams);
    }

    private void costs(long most, Delivery delivery, int targets) {
        assertEquals(new Acceptance.Fresh(), CountedCommands.atMost(most, () -> accept(delivery, targets)));
    }

    @Test
    void ofAPullRequestOfWhichNothingElseIsOnItsWay() {
        costs(11, Scene.pullRequest("d1", "opened", 2), 0);
        costs(16 + 3, Scene.pullRequest("d2", "opened", 3), 1);
        costs(17 + 3 * 20, Scene.pullRequest("d3", "synchronize", 4), 20);
        costs(17 + 3 * 200, Scene.pullRequest("d4", "opened", 5), 200);
    }

    @Test
    void ofAPush() {
        costs(12 + 20, Scene.push("d1"), 20);
    }

    @Test
    void ofOneThatIsKnown() {
        Delivery delivery = Scene.pullRequest("d1", "opened", 2);
        accept(delivery, 20);

        assertEquals(new Acceptance.Repeated(0), CountedCommands.atMost(5, () -> accept(delivery, 20)));
    }
}
