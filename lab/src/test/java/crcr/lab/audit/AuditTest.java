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
        assertNothingIsLost(directory, new Plan(Duration.ofSeconds(6), 1, new Plan.Redis.Lone()));
    }

    @Test
    void nothingThatAReplicaHasIsLostWhenRedisFailsOver(@TempDir Path directory) throws Exception {
        assertNothingIsLost(directory, new Plan(Duration.ofSeconds(6), 1, new Plan.Redis.Replicated(1)));
    }

    private static void assertNothingIsLost(Path directory, Plan plan) throws Exception {
        try (Stage stage = new Stage(directory, plan)) {
            Verdict verdict = new Rehearsal(stage, plan).play();

            assertAll(
                    () -> assertTrue(verdict.isGood(), verdict::text),
                    () -> assertTrue(verdict.faults().kills() > 0, verdict::text),
                    () -> assertTrue(verdict.faults().redisOutages() > 0, verdict::text));
        }
    }

    @Test
    void optionsAreRead() {
        assertAll(
                () -> assertEquals(run(new Plan.Redis.Lone()), Options.parse(List.of("--seconds", "9", "--seed", "4"))),
                () -> assertEquals(
                        run(new Plan.Redis.Replicated(1)),
                        Options.parse(List.of("--failover", "--seconds", "9", "--seed", "4"))),
                () -> assertEquals(
                        run(new Plan.Redis.Replicated(0)),
                        Options.parse(List.of("--seconds", "9", "--wait-replicas", "0", "--seed", "4", "--failover"))),
                () -> assertTrue(Options.parse(List.of("--wait-replicas", "1")) instanceof Options.Wrong),
                () -> assertTrue(Options.parse(List.of("--failover", "--wait-replicas", "2")) instanceof Options.Wrong),
                () -> assertTrue(Options.parse(List.of("--failover", "--wait-replicas")) instanceof Options.Wrong),
                () -> assertTrue(Options.parse(List.of("--update-from", "/nowhere")) instanceof Options.Wrong),
                () -> assertTrue(Options.parse(List.of("--update-from")) instanceof Options.Wrong),
                () -> assertTrue(Options.parse(List.of("--seconds")) instanceof Options.Wrong),
                () -> assertTrue(Options.parse(List.of("--seconds", "0")) instanceof Options.Wrong),
                () -> assertTrue(Options.parse(List.of("--fast")) instanceof Options.Wrong),
                () -> assertTrue(Options.parse(List.of("--help")) instanceof Options.Help));
    }

    private static Options run(Plan.Redis redis) {
        return new Options.Run(new Plan(Duration.ofSeconds(9), 4, redis));
    }
}
