package crcr.domain.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a downstream that keeps failing is paused and tried. */
final class BreakerTest {
    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");
    private static final Duration PROBING = Duration.ofSeconds(20);
    private static final TargetKey PROBE = target("d1");
    private static final TargetKey OTHER = target("d2");

    private static TargetKey target(String delivery) {
        return new TargetKey(new DeliveryId(delivery), RepositoryName.of("a/one"));
    }

    private static Breaker failed(int times) {
        Breaker breaker = Breaker.CLOSED;
        for (int time = 0; time < times; time++) {
            breaker = breaker.failed(OTHER, NOW);
        }
        return breaker;
    }

    private static Breaker paused() {
        return failed(Breaker.PATIENCE);
    }

    @Test
    void theFifthFailureInARowPausesIt() {
        assertEquals(Optional.empty(), failed(4).pausedUntil(NOW));
        assertEquals(Optional.of(NOW.plusSeconds(30)), failed(5).pausedUntil(NOW));
    }

    @Test
    void aPauseEndsWhenItsTimeHasCome() {
        Instant end = NOW.plusSeconds(30);

        assertEquals(Optional.of(end), paused().pausedUntil(end.minusMillis(1)));
        assertEquals(Optional.empty(), paused().pausedUntil(end));
    }

    @Test
    void anAttemptBeforeAnyPauseProbesNothing() {
        assertEquals(failed(4), failed(4).begun(PROBE, NOW, PROBING));
    }

    @Test
    void theOthersWaitForTheProbe() {
        Instant end = NOW.plusSeconds(30);

        assertEquals(
                new Breaker(5, Optional.of(end.plus(PROBING)), Optional.of(PROBE)),
                paused().begun(PROBE, end, PROBING));
    }

    @Test
    void eachProbeThatFailsDoublesThePauseUpToTenMinutes() {
        Breaker breaker = paused();
        Instant time = NOW;
        for (long seconds : List.of(30L, 60L, 120L, 240L, 480L, 600L, 600L)) {
            Instant end = time.plusSeconds(seconds);
            assertEquals(Optional.of(end), breaker.pausedUntil(time));
            time = end;
            breaker = breaker.begun(PROBE, time, PROBING).failed(PROBE, time);
        }
    }

    @Test
    void whatWasInFlightWhenThePauseBeganSaysNothingNew() {
        assertEquals(paused(), paused().failed(OTHER, NOW.plusSeconds(1)));
    }

    @Test
    void whatFailsAfterAPauseCountsThoughItIsNotTheProbe() {
        assertEquals(6, paused().failed(OTHER, NOW.plusSeconds(30)).failures());
    }

    @Test
    void aProbeThatIsGivenUpLetsTheNextOneTry() {
        Breaker probing = paused().begun(PROBE, NOW.plusSeconds(30), PROBING);
        Instant later = NOW.plusSeconds(31);

        assertEquals(new Breaker(5, Optional.of(later), Optional.empty()), probing.gaveUp(PROBE, later));
        assertEquals(probing, probing.gaveUp(OTHER, later));
    }
}
