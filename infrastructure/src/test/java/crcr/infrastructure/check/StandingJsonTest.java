package crcr.infrastructure.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crcr.application.check.Standings;
import crcr.domain.check.JobLink;
import crcr.domain.check.JobStanding;
import crcr.domain.check.TestCounts;
import crcr.domain.delivery.Payload;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobTimes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written of a job's standing is read as it was. */
final class StandingJsonTest {
    private static final JobKey JOB = Standings.job(" b\u00fcild \"1\"\n\ud83d\ude80");

    private final StandingJson form = new StandingJson();

    static Stream<JobStanding> standings() {
        JobStanding running = Standings.running(JOB);
        return Stream.of(
                Standings.queued(JOB),
                running,
                Standings.closed(JOB),
                Standings.ended(JOB, Conclusion.ACTION_REQUIRED),
                new JobStanding(
                        JOB,
                        "",
                        Standings.COMMIT,
                        running.state(),
                        false,
                        new JobTimes(Optional.empty(), running.times().inProgress(), Optional.empty()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new JobLink.Elsewhere(Optional.empty()))),
                new JobStanding(
                        JOB,
                        "CI",
                        Standings.COMMIT,
                        running.state(),
                        false,
                        running.times(),
                        Optional.of(new TestCounts(Long.MAX_VALUE, 0, 0)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new JobLink.Elsewhere(Optional.of("https://ci.example.org/1")))));
    }

    @ParameterizedTest
    @MethodSource("standings")
    void itIsReadAsItWasWritten(JobStanding standing) {
        assertEquals(standing, form.read(form.written(standing)));
    }

    @Test
    void whatTheVersionBeforeHasWrittenRunsOnGitHub() {
        String written = new String(form.written(Standings.running(JOB)).bytes(), StandardCharsets.UTF_8);

        assertFalse(written.contains("elsewhere"), written);
        assertEquals(Standings.running(JOB), form.read(new Payload(written.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "no JSON", "{\"status\": \"completed\"}"})
    void whatIsNoStandingIsRefused(String text) {
        Payload written = new Payload(text.getBytes(StandardCharsets.UTF_8));
        assertThrows(IllegalArgumentException.class, () -> form.read(written));
    }

    @Test
    void whatALaterVersionAddsIsPassedOver() {
        JobStanding standing = Standings.running(JOB);
        String written = new String(form.written(standing).bytes(), StandardCharsets.UTF_8);
        String later = "{\"more\":1," + written.substring(1);
        assertEquals(standing, form.read(new Payload(later.getBytes(StandardCharsets.UTF_8))));
    }
}
