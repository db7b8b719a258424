package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.Eventually;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many check runs at once: each shows once, and no faster than the pace allows. */
class ManyChecksTest {
    private static final List<String> DOWNSTREAMS =
            IntStream.range(0, 20).mapToObj(number -> "acme/npu" + number).toList();
    private static final String ALLOWLIST = DOWNSTREAMS.stream()
            .map(name -> "    " + name + ":\n")
            .collect(Collectors.joining("", "L3:\n  npu:\n", "L4: [acme/delta]\n"));

    private final List<World> worlds = new ArrayList<>();

    @AfterEach
    void end() {
        worlds.forEach(World::close);
    }

    private World world(int perMinute) {
        World world = World.with(
                Map.of("CHECK_RUNS_PER_MIN", Integer.toString(perMinute), "ALLOWLIST_TTL_SECONDS", "1"),
                github -> DOWNSTREAMS.forEach(github::install));
        worlds.add(world);
        world.publishAllowlist(ALLOWLIST);
        Eventually.holds(
                "the new allowlist is in force", () -> Measured.at(world, "crcr_allowlist_repos{level=\"L3\"}") == 20);
        return world;
    }

    @Test
    void aLabelShowsAThousandJobsEachOnce() {
        World world = world(0);
        ShownOn pullRequest = ShownOn.opened(world);
        List<String> jobs =
                IntStream.range(0, 50).mapToObj(number -> "job " + number).toList();
        DOWNSTREAMS.forEach(downstream -> jobs.forEach(job -> pullRequest.runs(downstream, job)));
        pullRequest.assertNothingShows();

        pullRequest.label().assertTaken(202);

        Eventually.holds(
                "all show",
                () -> world.github()
                                .checks()
                                .shown(Surroundings.UPSTREAM, pullRequest.sha())
                                .size()
                        == 1_000);
        ShownOn.awaitNothingWaits();
        assertEquals(1_000, pullRequest.all().size());
        assertEquals(1_000, ShownOn.calls(world));
    }

    @Test
    void noMoreCallsAreMadeThanThePaceAllows() {
        int perMinute = 240;
        World world = world(perMinute);
        ShownOn pullRequest = ShownOn.opened(world);
        Instant before = Instant.now();
        IntStream.range(0, 60).forEach(number -> pullRequest.runs(Surroundings.DELTA, "job " + number));
        Eventually.holds("all show", () -> {
            // Counted first, so that the time is never too short for what was counted.
            int calls = ShownOn.calls(world);
            Duration passed = Duration.between(before, Instant.now());
            assertTrue(calls <= 30 + 1 + passed.toMillis() * perMinute / 60_000, calls + " calls in " + passed);
            return calls >= 60;
        });
        ShownOn.awaitNothingWaits();
        assertEquals(60, ShownOn.calls(world));
    }

    @Test
    void aResultWhoseAnswerIsLostIsShownAllTheSame() {
        World world = world(0);
        ShownOn pullRequest = ShownOn.opened(world);
        world.github().failNext(1, GitHubOperation.CREATE_CHECK_RUN, new GitHubFault.Reset());
        pullRequest.runs(Surroundings.DELTA, "build");
        pullRequest.ends(Surroundings.DELTA, "build", "failure");
        pullRequest.await(Surroundings.DELTA, "build", "failure");
    }

    @Test
    void whatShowsIsRightAfterTheStoreWasAwayAgainAndAgain() {
        World world = world(0);
        ShownOn pullRequest = ShownOn.opened(world);
        for (int number = 0; number < 60; number++) {
            pullRequest.runs(Surroundings.DELTA, "job " + number);
            world.awaitReady();
            String job = "job " + number;
            if (number % 2 == 0) {
                pullRequest.ends(Surroundings.DELTA, job, "failure");
            }
            if (number % 5 == 0) {
                world.store().cut();
                world.store().mend();
                world.awaitReady();
            }
        }
        for (int number = 0; number < 60; number++) {
            pullRequest.await(Surroundings.DELTA, "job " + number, number % 2 == 0 ? "failure" : "in_progress");
        }
        ShownOn.awaitNothingWaits();
        assertEquals(0, Measured.at(world, "crcr_dead_letters{queue=\"check\"}"));
    }
}
