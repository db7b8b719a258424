package crcr.infrastructure.github.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The time that GitHub's headers ask to wait. */
final class ToldToWaitTest {
    private static final String REMAINING = "x-ratelimit-remaining: 0";
    private static final String DATE = "Date: Mon, 04 May 2026 20:48:28 GMT";
    private static final long THEN = 1_777_927_708L;

    private static Optional<Duration> by(String... lines) {
        Map<String, List<String>> headers = Arrays.stream(lines)
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> List.of(parts[1])));
        return ToldToWait.by(HttpHeaders.of(headers, (_, _) -> true));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "60, 60", "007, 7", "7200, 7200", "7201, 7200", "999999999, 7200"})
    void retryAfterIsInSecondsAndTwoHoursAtTheMost(String told, long seconds) {
        assertEquals(Optional.of(Duration.ofSeconds(seconds)), by("Retry-After: " + told));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "soon", "1e3", "9999999999", "Mon, 04 May 2026 20:48:28 GMT"})
    void anythingElseTellsNothing(String told) {
        assertEquals(Optional.empty(), by("Retry-After: " + told));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "30, 31", "3600, 3601", "7199, 7200", "7200, 7200", "100000, 7200"})
    void aResetIsAwaitedAndASecondMoreForItsRounding(long ahead, long seconds) {
        assertEquals(
                Optional.of(Duration.ofSeconds(seconds)), by(REMAINING, "x-ratelimit-reset: " + (THEN + ahead), DATE));
    }

    @Test
    void aResetThatIsOverTellsNothing() {
        assertEquals(Optional.empty(), by(REMAINING, "x-ratelimit-reset: " + (THEN - 60), DATE));
    }

    @Test
    void aResetWhileSomethingRemainsTellsNothing() {
        assertEquals(Optional.empty(), by("x-ratelimit-remaining: 1", "x-ratelimit-reset: " + (THEN + 60), DATE));
    }

    @Test
    void aResetWithoutGitHubsClockTellsNothing() {
        assertEquals(Optional.empty(), by(REMAINING, "x-ratelimit-reset: " + (THEN + 60)));
        assertEquals(Optional.empty(), by(REMAINING, "x-ratelimit-reset: " + (THEN + 60), "Date: yesterday"));
    }

    @Test
    void noResetTellsNothing() {
        assertEquals(Optional.empty(), by(REMAINING, DATE));
        assertEquals(Optional.empty(), by(REMAINING, "x-ratelimit-reset: tomorrow", DATE));
        assertEquals(Optional.empty(), by());
    }

    @Test
    void retryAfterGoesBeforeTheReset() {
        assertEquals(
                Optional.of(Duration.ofSeconds(5)),
                by("Retry-After: 5", REMAINING, "x-ratelimit-reset: " + (THEN + 60), DATE));
    }
}
