package crcr.infrastructure.http.console.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.infrastructure.http.console.page.Mark;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JsonTwinTest {
    record Row(Mark state, Optional<Duration> ranFor, Optional<String> jobUrl) {
        // What templates ask is no part of it.
        public boolean isLong() {
            return true;
        }
    }

    private record Sample(Instant at, List<Row> someRows, Mark.Tone tone) {}

    @Test
    void hasSnakeCaseIsoTimesSecondsAndNull() {
        Sample sample = new Sample(
                Instant.parse("2026-11-28T23:17:30.400Z"),
                List.of(new Row(Mark.good("success"), Optional.of(Duration.ofMillis(61_250)), Optional.empty())),
                Mark.Tone.WARN);

        assertEquals("""
                {"at":"2026-11-28T23:17:30.400Z",\
                "some_rows":[{"state":"success","ran_for":61.250,"job_url":null}],"tone":"warn"}\
                """, new String(JsonTwin.of(sample), StandardCharsets.UTF_8));
    }
}
