package crcr.lab.audit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The audit of an update, in short and from this version to itself: docs/operate/upgrades.md has it from an earlier
 * one. Needs the packaged service.
 */
final class UpdatedRelaysIT {
    @Test
    void anUpdateUnderLoadLosesNothing(@TempDir Path directory) throws Exception {
        Optional<Path> project = Optional.of(Path.of("..").toAbsolutePath().normalize());
        Plan plan = new Plan(Duration.ofSeconds(9), 1, new Plan.Redis.Lone(), project);
        try (Stage stage = new Stage(directory, plan)) {
            Verdict verdict = new Rehearsal(stage, plan).play();

            assertAll(
                    () -> assertTrue(verdict.isGood(), verdict::text),
                    () -> assertEquals(stage.fleet().size(), verdict.faults().updates(), verdict::text));
        }
    }
}
