package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.fixture.PassedTime;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubRequest;
import crcr.lab.simulator.github.actions.SimulatedAttempt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Silent jobs of whose runs GitHub is asked. */
class SilentRunsTest {
    private static final Duration ASKED = Duration.ofMinutes(10);
    private static final Map<String, String> SWEEPING = Map.of("SWEEP_INTERVAL_SECONDS", "1");

    private World world = World.with(SWEEPING);

    @AfterEach
    void end() {
        world.close();
    }

    /** A run of alpha on GitHub of which each job has reported that it runs. */
    private SimulatedAttempt begun(String delivery, String... jobs) {
        SimulatedAttempt run = world.github().runs().start(Surroundings.ALPHA, jobs);
        for (SimulatedAttempt.Job job : run.jobs()) {
            world.report(Surroundings.ALPHA, report(Reports.inProgress(delivery), run, job))
                    .assertTaken(200);
        }
        return run;
    }

    private static ObjectNode report(ObjectNode report, SimulatedAttempt run, SimulatedAttempt.Job job) {
        // What the job calls itself need not be what GitHub calls it.
        Reports.workflow(report)
                .put("run_id", Long.toString(run.run()))
                .put("job_name", "my " + job.name())
                .put("check_run_id", Long.toString(job.id()));
        return report;
    }

    private JsonNode closed(String delivery, String jobName) {
        Eventually.holds(
                jobName + " is closed", () -> records(delivery, jobName).size() == 2);
        return records(delivery, jobName).getLast();
    }

    private List<JsonNode> records(String delivery, String jobName) {
        return world.recordsOf(delivery).stream()
                .map(received -> received.json())
                .filter(record -> record.at("/untrusted/callback_payload/workflow/job_name")
                        .asText()
                        .equals(jobName))
                .toList();
    }

    private static String conclusion(JsonNode record) {
        return record.at("/untrusted/callback_payload/workflow/conclusion").asText();
    }

    private List<GitHubRequest> looks() {
        return world.github().requests(GitHubOperation.RUN_ATTEMPT);
    }

    private String metrics() {
        return new Sweeps(world).metrics();
    }

    private void awaitMetric(String sample) {
        Eventually.holds(sample, () -> metrics().contains(sample));
    }

    /** Waits until so many looks were taken, and answered: what changes at GitHub after this does not reach them. */
    private void awaitLooks(int count) {
        Eventually.holds(count + " looks", () -> looks().size() == count);
        new Sweeps(world).awaitWholeSweep();
    }

    @Test
    void theJobsOfARunThatHasEndedAreClosedWithGitHubsConclusions() {
        String delivery = world.relayedEvent();
        SimulatedAttempt run = begun(delivery, "build", "test", "lint");
        world.github().runs().endJob(Surroundings.ALPHA, run.run(), "build", "success");
        world.github().runs().endJob(Surroundings.ALPHA, run.run(), "test", "failure");
        world.github().runs().end(Surroundings.ALPHA, run.run(), "cancelled");
        PassedTime.of(ASKED);

        assertEquals("success", conclusion(closed(delivery, "my build")));
        assertEquals("failure", conclusion(closed(delivery, "my test")));
        JsonNode lint = closed(delivery, "my lint");
        assertEquals("cancelled", conclusion(lint));
        assertEquals("run_ended", lint.at("/trusted/closed_by/reason").asText());
        assertEquals(
                "cancelled", lint.at("/trusted/closed_by/github_conclusion").asText());
        assertEquals(1, looks().size());
        awaitMetric("crcr_closed_jobs_total{reason=\"run_ended\"} 3");
        awaitMetric("crcr_run_looks_total{outcome=\"ended\"} 1");
    }

    @Test
    void aLateResultReplacesTheGuessOnce() {
        String delivery = world.relayedEvent();
        SimulatedAttempt run = begun(delivery, "build");
        world.github().runs().end(Surroundings.ALPHA, run.run(), "failure");
        PassedTime.of(ASKED);
        closed(delivery, "my build");
        // While the record of the guess is on its way, that of the result waits behind it.
        Eventually.holds("HUD has the guess", () -> StoreContents.waitingForHud() == 0);

        ObjectNode late = report(Reports.completed(delivery), run, run.jobs().getFirst());
        world.report(Surroundings.ALPHA, late).assertTaken(200);
        world.report(Surroundings.ALPHA, late).assertRefused(409);
    }

    @Test
    void aRunThatRunsIsAskedAboutOnceAnInterval() {
        String delivery = world.relayedEvent();
        SimulatedAttempt run = begun(delivery, "build", "test");
        for (int interval = 1; interval <= 3; interval++) {
            PassedTime.of(ASKED);
            awaitLooks(interval);
        }
        world.github().runs().end(Surroundings.ALPHA, run.run(), "success");
        PassedTime.of(ASKED);

        assertEquals("success", conclusion(closed(delivery, "my build")));
        assertEquals("success", conclusion(closed(delivery, "my test")));
        assertEquals(4, looks().size());
    }

    @Test
    void withoutPermissionOnlyTheTimeOutCounts() {
        world.github().accept("acme", Map.of("metadata", "read", "contents", "write"), List.of());
        String delivery = world.relayedEvent();
        SimulatedAttempt run = begun(delivery, "build");
        world.github().runs().end(Surroundings.ALPHA, run.run(), "success");
        PassedTime.of(ASKED);
        awaitMetric("crcr_run_looks_total{outcome=\"unseen\"} 1");
        assertEquals(1, records(delivery, "my build").size());

        PassedTime.of(Duration.ofHours(6));
        assertEquals("timed_out", conclusion(closed(delivery, "my build")));
    }

    @Test
    void anOwnerIsNotAskedAboutWhileGitHubWantsToBeLeftAlone() {
        String delivery = world.relayedEvent();
        world.github()
                .failNext(
                        1,
                        GitHubOperation.RUN_ATTEMPT,
                        GitHubFault.error(403, "You have exceeded a secondary rate limit"));
        begun(delivery, "build");
        PassedTime.of(ASKED);
        awaitMetric("crcr_run_looks_total{outcome=\"limited\"} 1");

        int before = looks().size();
        begun(world.relayedEvent(), "build");
        PassedTime.of(ASKED);
        new Sweeps(world).awaitWholeSweep();
        assertEquals(before, looks().size());
    }

    @Test
    void ofTwoRelaysAndManySilentJobsEachRunIsAskedAboutOnceAndEachJobClosedOnce() {
        world.close();
        world = World.ofTwoRelays(SWEEPING);
        String delivery = world.relayedEvent();
        List<SimulatedAttempt> runs = IntStream.range(0, 30)
                .mapToObj(number -> begun(delivery, "a" + number, "b" + number, "c" + number))
                .toList();
        PassedTime.of(ASKED);
        awaitLooks(30);
        runs.forEach(run -> world.github().runs().end(Surroundings.ALPHA, run.run(), "success"));
        PassedTime.of(ASKED);

        Eventually.holds("each job is closed", () -> world.recordsOf(delivery).size() == 2 * 3 * runs.size());
        assertEquals(60, looks().size());
        for (SimulatedAttempt run : runs) {
            assertEquals(
                    2,
                    looks().stream()
                            .filter(look -> look.number("id") == run.run())
                            .count());
        }
    }
}
