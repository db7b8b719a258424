package crcr.infrastructure.hud;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShortPausesTest {
    @Test
    void pausesAreShortAndNotAllAlike() {
        List<Duration> pauses =
                Stream.generate(new ShortPauses()::nextPause).limit(100).toList();

        assertTrue(pauses.stream().allMatch(ShortPausesTest::isShort), pauses::toString);
        assertTrue(pauses.stream().distinct().count() > 1, pauses::toString);
    }

    private static boolean isShort(Duration pause) {
        return pause.compareTo(Duration.ofMillis(100)) >= 0 && pause.compareTo(Duration.ofMillis(300)) <= 0;
    }
}
