package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.application.explanation.Stage;
import crcr.application.result.DeliveryResult;
import crcr.application.result.ReadResults;
import crcr.application.result.TargetResult;
import crcr.domain.check.TestCounts;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.job.Conclusion;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.JobCounts;
import crcr.domain.result.JobResult;
import crcr.domain.result.NightlyResult;
import crcr.fixture.Eventually;
import crcr.fixture.PassedTime;
import crcr.fixture.RealRedis;
import crcr.infrastructure.redis.RedisStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a relay without a HUD has taken is found by those who show it. */
class KeptResultsTest {
    private static final RepositoryName ALPHA = RepositoryName.of(Surroundings.ALPHA);
    private static final Duration CLOSED = Duration.ofHours(6);

    private final World world = SelfReports.world(
            Map.of("SWEEP_INTERVAL_SECONDS", "1", "RUN_CHECK_SECONDS", "0", "HUD_API_URL", "", "HUD_BOT_KEY", ""));
    private final RedisStore store = RedisStore.connect(RealRedis.asItIs(), Duration.ofDays(3));
    private final ReadResults results = store.results(RepositoryName.of(Surroundings.UPSTREAM));

    @AfterEach
    void end() {
        store.close();
        world.close();
    }

    private DeliveryResult delivery(String id) {
        return results.delivery(new DeliveryId(id)).orElseThrow();
    }

    private List<JobResult> jobs(String delivery) {
        return results.jobs(new DeliveryId(delivery), List.of(ALPHA)).getOrDefault(ALPHA, List.of());
    }

    @Test
    void anEventItsDispatchesAndBothReportsOfAJobAreFound() {
        String id = world.relayedEvent();
        DeliveryResult accepted = delivery(id);
        assertEquals(
                Optional.of("Schneller auf µ-Kernen — 速度 🚀"),
                accepted.headline().title());
        assertEquals(Optional.of("fast"), accepted.headline().branch());
        assertEquals(OptionalLong.of(Surroundings.DOWNSTREAMS.size()), accepted.targets());
        assertEquals(List.of(accepted), results.ofPullRequest(Payloads.PULL_REQUEST, 10));
        assertEquals(List.of(accepted), results.latest(10));

        world.report(Surroundings.ALPHA, Reports.inProgress(id)).assertTaken(200);
        assertEquals(new JobCounts(1, 0, 0, 0), delivery(id).jobs());
        ObjectNode report = Reports.completed(id);
        Reports.workflow(report)
                .putObject("test_results")
                .put("passed", 42)
                .put("failed", 3)
                .put("skipped", 5);
        world.report(Surroundings.ALPHA, report).assertTaken(200);

        JobResult job = jobs(id).getFirst();
        assertEquals(Optional.of(new TestCounts(42, 3, 5)), job.tests());
        assertEquals(Optional.of(Conclusion.SUCCESS), job.conclusion());
        assertFalse(job.closedByRelay());
        assertTrue(job.times().executionTime().isPresent());
        assertEquals(List.of(job), results.latestJobs(ALPHA, 10));
        assertEquals(new JobCounts(0, 1, 0, 0), delivery(id).jobs());
        List<TargetResult> targets = results.targets(new DeliveryId(id));
        assertEquals(Surroundings.DOWNSTREAMS.size(), targets.size());
        assertTrue(targets.stream().allMatch(target -> target.stage() instanceof Stage.Dispatched), targets::toString);
    }

    @Test
    void aClosingIsFoundAndThenTheLateResultThatReplacesIt() {
        String id = world.relayedEvent();
        world.report(Surroundings.ALPHA, Reports.inProgress(id)).assertTaken(200);
        PassedTime.of(CLOSED);
        Eventually.holds("the job is closed", () -> jobs(id).getFirst().closedByRelay());
        assertEquals(Optional.of(Conclusion.TIMED_OUT), jobs(id).getFirst().conclusion());
        assertEquals("CI", jobs(id).getFirst().workflow());
        assertEquals(new JobCounts(0, 0, 1, 0), delivery(id).jobs());

        world.report(Surroundings.ALPHA, Reports.completed(id)).assertTaken(200);
        assertFalse(jobs(id).getFirst().closedByRelay());
        assertEquals(new JobCounts(0, 1, 0, 0), delivery(id).jobs());
        assertEquals(1, results.latestJobs(ALPHA, 10).size());
    }

    @Test
    void aNightlyRunIsFoundOnceAndARefusedReportLeavesNothing() {
        SelfReports.send(world, SelfReports.nightly("build")).assertTaken(200);
        SelfReports.send(world, SelfReports.nightly("build")).assertRefused(409);
        List<NightlyResult> found = results.nightlies(ALPHA, 10);
        assertEquals(1, found.size());
        NightlyResult.Said said = found.getFirst().said();
        assertEquals("Nightly", said.workflow());
        assertEquals(SelfReports.SHA, said.headSha());
        assertTrue(said.commitVerified());
        assertEquals(Conclusion.SUCCESS, said.conclusion());

        String id = world.relayedEvent();
        world.report(Surroundings.ALPHA, Reports.completed(id)).assertRefused(409);
        assertEquals(List.of(), jobs(id));
        assertEquals(List.of(), results.latestJobs(ALPHA, 10));
    }
}
