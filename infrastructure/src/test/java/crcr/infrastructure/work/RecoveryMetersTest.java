package crcr.infrastructure.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of several processes, the one that looked last says what is missing. */
final class RecoveryMetersTest {
    private static final Instant NOW = Instant.parse("2026-05-04T20:48:28Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RecoveryMeters meters = new RecoveryMeters(Clock.fixed(NOW, ZoneOffset.UTC), registry);

    @BeforeEach
    void register() {
        meters.register();
    }

    private void assertMissing(double deliveries, double oldestSeconds) {
        assertEquals(deliveries, registry.get("crcr.missed.deliveries").gauge().value());
        assertEquals(
                oldestSeconds,
                registry.get("crcr.missed.deliveries.oldest.age").timeGauge().value());
    }

    @Test
    void beforeTheFirstLookNothingIsKnown() {
        assertMissing(Double.NaN, Double.NaN);
    }

    @Test
    void whatTheLastLookFoundIsTold() {
        meters.completedHere(NOW.minusSeconds(5), 2, Optional.of(NOW.minusSeconds(90)));
        assertMissing(2, 90);

        meters.completedSomewhere(Optional.of(NOW.minusSeconds(5)));
        assertMissing(2, 90);

        meters.completedHere(NOW, 0, Optional.empty());
        assertMissing(0, 0);
    }

    @Test
    void whenAnotherProcessHasLookedSinceItIsTheOneToAsk() {
        meters.completedHere(NOW.minusSeconds(5), 2, Optional.of(NOW.minusSeconds(90)));

        meters.completedSomewhere(Optional.of(NOW));

        assertMissing(Double.NaN, Double.NaN);
    }

    @Test
    void aStoreThatHasForgottenThePassesTakesNothingBack() {
        meters.completedHere(NOW.minusSeconds(5), 2, Optional.of(NOW.minusSeconds(90)));

        meters.completedSomewhere(Optional.empty());

        assertMissing(2, 90);
    }
}
