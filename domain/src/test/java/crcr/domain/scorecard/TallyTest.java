package crcr.domain.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final Tally SOME = new Tally(
            10,
            8,
            6,
            Duration.ofMinutes(9),
            Histogram.of(Duration.ofMinutes(2), Duration.ofMinutes(3), Duration.ofMinutes(4)),
            Histogram.of(Duration.ofHours(1)),
            Histogram.of(Duration.ofHours(2)),
            9,
            1,
            10,
            5,
            2);

    @Test
    void sharesAreOfWhatTheyAreSaidToBe() {
        assertEquals(Optional.of(0.75), SOME.shareStarted(), "6 of 8 awaited ones, whatever else was dispatched");
        assertEquals(Optional.of(0.9), SOME.successRate(), "9 of 10, whatever else was completed");
        assertEquals(Optional.of(0.25), SOME.shareClosed(), "5 of 20");
        assertEquals(Optional.of(Duration.ofMinutes(3)), SOME.queueAverage());
    }

    @Test
    void nothingIsNoShare() {
        assertEquals(Optional.empty(), Tally.EMPTY.shareStarted());
        assertEquals(Optional.empty(), Tally.EMPTY.successRate());
        assertEquals(Optional.empty(), Tally.EMPTY.shareClosed());
        assertEquals(Optional.empty(), Tally.EMPTY.queueAverage());
    }

    @Test
    void addsUp() {
        Tally twice = SOME.plus(SOME);

        assertEquals(SOME, SOME.plus(Tally.EMPTY));
        assertEquals(20, twice.dispatched());
        assertEquals(16, twice.awaited());
        assertEquals(12, twice.started());
        assertEquals(Duration.ofMinutes(18), twice.queueSum());
        assertEquals(6, twice.queue().count());
        assertEquals(2, twice.execution().count());
        assertEquals(2, twice.endToEnd().count());
        assertEquals(40, twice.completed());
        assertEquals(10, twice.closed());
        assertEquals(4, twice.refused());
    }
}
