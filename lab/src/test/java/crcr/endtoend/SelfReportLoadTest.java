package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.store.Race;
import crcr.fixture.PassedTime;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.oidc.SimulatedToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A nightly run reports hundreds of jobs in one burst (docs/downstream/self-reports.md#limits). */
class SelfReportLoadTest {
    private static final int JOBS = 360;
    private static final int USUAL_LIMIT = 100;

    private static int commitCalls(World world) {
        return world.github().requests(GitHubOperation.COMMIT).size();
    }

    @Test
    void aBurstOfOneTokenIsTakenWithinTheLimitAndGitHubIsAskedOnce() {
        try (World world = SelfReports.world(Map.of("RATE_LIMIT_PER_MIN", "400"))) {
            SimulatedToken token = SelfReports.scheduled(world, Surroundings.ALPHA);
            for (int job = 0; job < JOBS; job++) {
                world.report(token, SelfReports.likeVllm(job)).assertTaken(200);
            }

            assertEquals(JOBS, SelfReports.records(world).size());
            assertEquals(1, commitCalls(world));
            assertEquals(
                    JOBS,
                    Measured.at(
                            world,
                            "crcr_self_reports_total{event=\"nightly\",outcome=\"delivered\",repo=\"acme/alpha\"}"));
        }
    }

    @Test
    void whatIsBeyondTheUsualLimitIsToldWhenToComeAgainAndIsTakenThen() {
        try (World world = SelfReports.world(Map.of("RATE_LIMIT_PER_MIN", Integer.toString(USUAL_LIMIT)))) {
            SimulatedToken token = SelfReports.scheduled(world, Surroundings.ALPHA);
            int taken = 0;
            int limited = 0;
            while (taken < JOBS) {
                RelayAnswer answer = world.report(token, SelfReports.likeVllm(taken));
                if (answer.status() == 200) {
                    taken++;
                } else {
                    answer.assertRefusedForNow(429);
                    assertTrue(taken >= USUAL_LIMIT, "a whole minute's worth may come at once");
                    limited++;
                    PassedTime.of(Duration.ofSeconds(Long.parseLong(answer.header("Retry-After"))));
                }
            }

            assertTrue(limited > 0);
            assertEquals(JOBS, SelfReports.records(world).size());
            assertEquals(1, commitCalls(world));
        }
    }

    @Test
    void ofManyAtTheSameMomentEachRelayAsksOnceAtMost() throws InterruptedException {
        try (World world = SelfReports.worldOfTwoRelays(Map.of())) {
            List<RelayAnswer> answers =
                    Race.of(40, job -> SelfReports.send(world, job % 2, SelfReports.likeVllm(job), Map.of()));

            assertEquals(Set.of(200), answers.stream().map(RelayAnswer::status).collect(Collectors.toSet()));
            assertTrue(commitCalls(world) <= 2, () -> commitCalls(world) + " calls");
        }
    }

    @Test
    void whatOneRelayWasToldOfACommitTheOtherKnowsForAnHour() {
        try (World world = SelfReports.worldOfTwoRelays(Map.of())) {
            IntStream.range(0, 4)
                    .forEach(job -> SelfReports.send(world, job % 2, SelfReports.likeVllm(job), Map.of())
                            .assertTaken(200));
            assertEquals(1, commitCalls(world));

            PassedTime.of(Duration.ofMinutes(61));
            SelfReports.send(world, 1, SelfReports.likeVllm(5), Map.of()).assertTaken(200);
            assertEquals(2, commitCalls(world));
        }
    }
}
