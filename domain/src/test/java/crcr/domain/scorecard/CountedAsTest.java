package crcr.domain.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.domain.job.Conclusion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedAsTest {
    @ParameterizedTest
    @CsvSource({
        "SUCCESS, SUCCESS",
        "FAILURE, FAILURE",
        "TIMED_OUT, FAILURE",
        "ACTION_REQUIRED, FAILURE",
        "STALE, FAILURE",
        "CANCELLED, NOTHING",
        "SKIPPED, NOTHING",
        "NEUTRAL, NOTHING"
    })
    void whatSaysNothingAboutTheDownstreamIsNotHeldAgainstIt(Conclusion conclusion, CountedAs expected) {
        assertEquals(expected, CountedAs.of(conclusion));
    }
}
