package crcr.domain.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistogramTest {
    private static final Duration FOUR_DAYS = Duration.ofDays(4);

    @Test
    void boundsAscendAndAreThoseThatLevelsAskFor() {
        assertEquals(Buckets.BOUNDS.stream().sorted().distinct().toList(), Buckets.BOUNDS);
        for (String bound : List.of("PT30M", "PT1H", "PT3H", "PT6H")) {
            assertTrue(Buckets.BOUNDS.contains(Duration.parse(bound)), bound);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0",
        "PT1S, 0",
        "PT1.001S, 1",
        "PT2S, 1",
        "PT30M, 19",
        "PT30M0.001S, 20",
        "PT72H, 39",
        "PT72H0.001S, 40",
        "PT400H, 40"
    })
    void aBucketHasTheTimesUpToItsBound(Duration time, int bucket) {
        assertEquals(bucket, Buckets.of(time));
    }

    @Test
    void knowsNothingOfNothing() {
        assertEquals(Optional.empty(), Histogram.EMPTY.percentile(0.5));
        assertEquals(Optional.empty(), Histogram.EMPTY.shareOver(Duration.ofHours(1)));
    }

    // Ten times between 20 and 30 minutes, of which the buckets end at 20, 25 and 30.
    @ParameterizedTest
    @CsvSource({"0, PT20M", "0.25, PT22M30S", "0.5, PT25M", "0.9, PT29M", "1, PT30M"})
    void aPercentileIsWithinItsBucket(double share, Duration expected) {
        Histogram histogram = repeated(5, Duration.ofMinutes(21)).plus(repeated(5, Duration.ofMinutes(29)));
        assertEquals(Optional.of(expected), histogram.percentile(share));
    }

    @Test
    void whatIsBeyondAllBoundsIsTheLastOneAtLeast() {
        assertEquals(
                Optional.of(Duration.ofDays(3)),
                Histogram.of(Duration.ofSeconds(1), FOUR_DAYS, FOUR_DAYS).percentile(0.95));
    }

    @ParameterizedTest
    @CsvSource({"PT3H, 0.25", "PT2H30M, 0.5", "PT2H45M, 0.375", "PT72H, 0", "PT100H, 0", "PT0S, 1"})
    void theShareOverABoundIsExact(Duration bound, double expected) {
        Histogram histogram = Histogram.of(
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(3),
                Duration.ofHours(3).plusMillis(1));
        assertEquals(Optional.of(expected), histogram.shareOver(bound));
    }

    @Test
    void whatIsBeyondAllBoundsIsOverAnything() {
        assertEquals(Optional.of(1.0), Histogram.of(FOUR_DAYS).shareOver(Duration.ofDays(100)));
    }

    @Test
    void belowNothingIsNothing() {
        List<Long> counts = IntStream.range(0, Buckets.COUNT)
                .mapToObj(number -> number == 0 ? -1L : 1L)
                .toList();
        assertEquals(Buckets.COUNT - 1, new Histogram(counts).count());
        assertThrows(IllegalArgumentException.class, () -> new Histogram(List.of(1L)));
    }

    private static Histogram repeated(int times, Duration each) {
        return Histogram.of(IntStream.range(0, times).mapToObj(_ -> each).toArray(Duration[]::new));
    }
}
