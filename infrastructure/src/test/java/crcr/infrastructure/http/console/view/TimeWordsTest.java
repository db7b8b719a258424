package crcr.infrastructure.http.console.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T23:17:30.400Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S, now",
        "PT1.9S, now",
        "PT-1.9S, now",
        "PT2S, 2 s ago",
        "PT59.9S, 59 s ago",
        "PT1M, 1 min ago",
        "PT59M59S, 59 min ago",
        "PT1H, 1 h ago",
        "PT47H, 47 h ago",
        "PT48H, 2 days ago",
        "P35D, 35 days ago",
        "PT-5M, in 5 min",
        "PT-3H, in 3 h"
    })
    void saysHowLongAgo(Duration since, String words) {
        assertEquals(words, TimeWords.ago(NOW.minus(since), NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT-5S, 0 ms",
        "PT0.85S, 850 ms",
        "PT1.25S, 1.3 s",
        "PT42S, 42 s",
        "PT1M, 1 min",
        "PT3M20S, 3 min 20 s",
        "PT25M20S, 25 min",
        "PT1H, 1 h",
        "PT1H5M, 1 h 5 min",
        "PT23H59M, 23 h",
        "P2DT4H, 2 d 4 h",
        "P30D, 30 d"
    })
    void saysHowLong(Duration time, String words) {
        assertEquals(words, TimeWords.lasting(time));
    }

    @Test
    void hasTheExactTimeToo() {
        assertEquals("2026-11-28 23:17:30 UTC", TimeWords.exact(NOW));
    }
}
