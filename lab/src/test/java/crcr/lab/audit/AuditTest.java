package crcr.lab.audit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit in short. It has a kill, so that it lasts as long as the lease of what was in flight. */
final class AuditTest {
    @Test
    void nothingAcceptedIsLost(@TempDir Path directory) throws Exception {
        try (Stage stage = new Stage(directory)) {
            Verdict verdict = new Rehearsal(stage, new Plan(Duration.ofSeconds(6), 1)).play();

            assertAll(
                    () -> assertTrue(verdict.isGood(), verdict::text),
                    () -> assertTrue(verdict.kills() > 0, verdict::text),
                    () -> assertTrue(verdict.redisOutages() > 0, verdict::text));
        }
    }

    @Test
    void optionsAreRead() {
        assertAll(
                () -> assertEquals(
                        new Options.Run(new Plan(Duration.ofSeconds(9), 4)),
                        Options.parse(List.of("--seconds", "9", "--seed", "4"))),
                () -> assertTrue(Options.parse(List.of("--seconds")) instanceof Options.Wrong),
                () -> assertTrue(Options.parse(List.of("--seconds", "0")) instanceof Options.Wrong),
                () -> assertTrue(Options.parse(List.of("--fast")) instanceof Options.Wrong),
                () -> assertTrue(Options.parse(List.of("--help")) instanceof Options.Help));
    }
}
