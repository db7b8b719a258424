package crcr.domain.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightlyTest {
    private static final Instant NOW = Instant.parse("2026-05-04T20:48:28Z");

    @ParameterizedTest
    @CsvSource({
        "NO, PT100H, PT100H, NOT_EXPECTED",
        "NO, , , NOT_EXPECTED",
        "IF_IT_HAS_BEGUN, , PT100H, NOT_EXPECTED",
        "IF_IT_HAS_BEGUN, PT36H, PT100H, CURRENT",
        "IF_IT_HAS_BEGUN, PT36H0.001S, PT1H, STALE",
        "YES, , , NOT_EXPECTED",
        "YES, , PT36H, CURRENT",
        "YES, , PT36H0.001S, STALE",
        "YES, PT1H, PT100H, CURRENT",
        "YES, PT37H, PT1H, STALE"
    })
    void isStaleAfterThatTime(Nightly.Expected expected, Duration sinceLast, Duration sinceLevel, Nightly nightly) {
        assertEquals(nightly, Nightly.of(expected, before(sinceLast), before(sinceLevel), NOW));
    }

    private static Optional<Instant> before(Duration time) {
        return Optional.ofNullable(time).map(NOW::minus);
    }
}
