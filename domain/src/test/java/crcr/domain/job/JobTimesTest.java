package crcr.domain.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are seconds with three decimals, and never negative. */
final class JobTimesTest {
    private static final Instant START = Instant.parse("2026-05-04T20:48:28Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0.000",
        "1, 0.001",
        "10, 0.010",
        "999, 0.999",
        "1000, 1.000",
        "1234, 1.234",
        "259200000, 259200.000",
        "-1, 0.000",
        "-60000, 0.000"
    })
    void timesHaveThreeDecimals(long millis, String seconds) {
        JobTimes running = new JobTimes(Optional.of(START), START.plusMillis(millis), Optional.empty());
        assertEquals(Optional.of(new BigDecimal(seconds)), running.queueTime());

        JobTimes ended = new JobTimes(Optional.of(START.minusSeconds(5)), START, Optional.of(START.plusMillis(millis)));
        assertEquals(Optional.of(new BigDecimal(seconds)), ended.executionTime());
        assertEquals(Optional.of(new BigDecimal("5.000")), ended.queueTime());
    }

    @ParameterizedTest
    @CsvSource({"999999, 0.000", "1000000, 0.001", "1999999, 0.001", "-1, 0.000"})
    void whatIsBelowAMillisecondIsCut(long nanos, String seconds) {
        assertEquals(
                Optional.of(new BigDecimal(seconds)),
                new JobTimes(Optional.of(START), START.plusNanos(nanos), Optional.empty()).queueTime());
    }

    @Test
    void aJobThatRunsHasNoExecutionTime() {
        assertEquals(Optional.empty(), new JobTimes(Optional.of(START), START, Optional.empty()).executionTime());
    }

    @Test
    void anotherJobThanTheOneThatCarriesItHasNoQueueTime() {
        assertEquals(Optional.empty(), new JobTimes(Optional.empty(), START, Optional.empty()).queueTime());
    }

    @Test
    void aTimeIsNeverWrittenWithAnExponent() {
        assertEquals(
                "0.000",
                new JobTimes(Optional.of(START), START, Optional.empty())
                        .queueTime()
                        .orElseThrow()
                        .toString());
    }
}
