package crcr.domain.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of two events of one pull request goes first, and which makes the other one stale. */
final class LanePlaceTest {
    @ParameterizedTest
    @CsvSource({
        "1, false, 2, false, true,  false",
        "1, true,  2, false, true,  false",
        "2, false, 1, false, false, false",
        "2, true,  1, false, false, true",
        "2, true,  1, true,  false, true",
        "2, true,  2, true,  false, false"
    })
    void theTurnDecides(
            long turn, boolean supersedes, long otherTurn, boolean otherSupersedes, boolean before, boolean stale) {
        LanePlace place = new LanePlace(turn, supersedes);
        LanePlace other = new LanePlace(otherTurn, otherSupersedes);

        assertEquals(before, place.comesBefore(other));
        assertEquals(stale, place.supersedes(other));
    }

    @Test
    void whatIsQueuedAgainIsTheLastAndSupersedesNothing() {
        assertEquals(new LanePlace(9, false), new LanePlace(1, true).again(9));
    }
}
