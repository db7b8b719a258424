package crcr.application.sweep;

import static crcr.application.sweep.SilentJobs.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.JobRecords.Reservation;
import crcr.application.callback.Keyless;
import crcr.application.outbox.Effects;
import crcr.application.store.Race;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.application.sweep.SilentRun.SilentJob;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobState;
import crcr.domain.job.ReportStatus;
import crcr.domain.sweep.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link SilentRuns} promises. */
public interface SilentRunsContract {
    /** Asked after 10 minutes, closed after an hour. */
    Patience PATIENCE = new Patience(Optional.of(Duration.ofMinutes(10)), Duration.ofHours(1), Duration.ofHours(6));

    /** Never asked, and closed after an hour. */
    Patience NEVER_ASKS = new Patience(Optional.empty(), Duration.ofHours(1), Duration.ofHours(6));

    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private SilentJobs silent() {
        return new SilentJobs(store());
    }

    private SilentRuns runs() {
        return store().silentRuns();
    }

    private void dispatched() {
        store().targetRecords().succeeded(new Scene(store()).begin("d1", "a/One"));
    }

    private Set<String> claimed(Patience patience) {
        return runs().claim(patience, 100).stream()
                .flatMap(run -> run.jobs().stream().map(job -> run.runId() + " " + job.name()))
                .collect(Collectors.toSet());
    }

    // What is claimed.

    @Test
    default void aJobIsSilentFromItsFirstReportOn() {
        dispatched();
        silent().begin(job("1", "build"));
        assertEquals(Set.of(), claimed(PATIENCE));

        store().pass(Duration.ofMinutes(10));

        SilentRun run = runs().claim(PATIENCE, 100).getFirst();
        assertEquals("a/One", run.downstream().toString());
        assertEquals("1", run.runId());
        assertEquals("1", run.runAttempt());
        assertEquals(Scene.pullRequest("d1").event(), run.dispatch().event());
        SilentJob job = run.jobs().getFirst();
        assertEquals(job("1", "build"), run.key(job));
        assertTrue(job.queuedSince().isPresent());
        assertTrue(run.silence(job).compareTo(Duration.ofMinutes(10)) >= 0, () -> "silent for " + run.silence(job));
    }

    @Test
    default void allJobsOfARunComeTogether() {
        dispatched();
        List.of("", "build (cuda, 12:1)", "line\nbreak", "漢字").forEach(name -> silent().begin(job("1", name)));
        silent().begin(job("2", "build"));
        store().pass(Duration.ofMinutes(10));

        List<SilentRun> found = runs().claim(PATIENCE, 100);

        assertEquals(2, found.size());
        assertEquals(
                Set.of("", "build (cuda, 12:1)", "line\nbreak", "漢字"),
                found.stream()
                        .filter(run -> run.runId().equals("1"))
                        .flatMap(run -> run.jobs().stream().map(SilentJob::name))
                        .collect(Collectors.toSet()));
    }

    @Test
    default void aJobThatSaysThatItIsDoneIsSilentNoLonger() {
        dispatched();
        silent().begin(job("1", "build"));
        silent().begin(job("1", "test"));
        silent().begin(job("2", "build"));
        silent().move(job("1", "build"), ReportStatus.COMPLETED);
        silent().move(job("2", "build"), ReportStatus.COMPLETED);
        store().pass(Duration.ofMinutes(10));

        assertEquals(Set.of("1 test"), claimed(PATIENCE));
        assertEquals(Optional.empty(), runs().lastReport(job("1", "build")));
        assertEquals(
                Optional.of(new SilentRuns.LastReport(Keyless.RECORD, false)), runs().lastReport(job("1", "test")));
    }

    @Test
    default void aRunIsClaimedOnceAnInterval() {
        dispatched();
        silent().begin(job("1", "build"));
        store().pass(Duration.ofMinutes(10));

        assertEquals(Set.of("1 build"), claimed(PATIENCE));
        assertEquals(Set.of(), claimed(PATIENCE));
        store().pass(Duration.ofMinutes(9));
        assertEquals(Set.of(), claimed(PATIENCE));
        store().pass(Duration.ofMinutes(2));
        assertEquals(Set.of("1 build"), claimed(PATIENCE));
    }

    @Test
    default void aJobThatBeganLaterDoesNotPutOffTheOthersOfItsRun() {
        dispatched();
        silent().begin(job("1", "build"));
        store().pass(Duration.ofMinutes(9));
        silent().begin(job("1", "test"));
        store().pass(Duration.ofMinutes(1));

        assertEquals(Set.of("1 build", "1 test"), claimed(PATIENCE));
    }

    @Test
    default void aRunWhoseSilentJobsHaveBegunLatelyIsNotDue() {
        dispatched();
        silent().begin(job("1", "build"));
        store().pass(Duration.ofMinutes(9));
        silent().begin(job("1", "test"));
        silent().move(job("1", "build"), ReportStatus.COMPLETED);
        store().pass(Duration.ofMinutes(1));
        assertEquals(Set.of(), claimed(PATIENCE));

        store().pass(Duration.ofMinutes(9));
        assertEquals(Set.of("1 test"), claimed(PATIENCE));
    }

    @Test
    default void aRunComesAtTheMomentAtWhichItsFirstJobHasToBeClosed() {
        dispatched();
        silent().begin(job("1", "build"));
        store().pass(Duration.ofMinutes(55));
        assertEquals(Set.of("1 build"), claimed(PATIENCE));
        store().pass(Duration.ofMinutes(4));
        assertEquals(Set.of(), claimed(PATIENCE));

        store().pass(Duration.ofMinutes(1));
        assertEquals(Set.of("1 build"), claimed(PATIENCE));
    }

    @Test
    default void whereGitHubIsNeverAskedARunComesWhenItsFirstJobHasToBeClosedAndSoonAgain() {
        dispatched();
        silent().begin(job("1", "build"));
        store().pass(Duration.ofMinutes(59));
        assertEquals(Set.of(), claimed(NEVER_ASKS));

        store().pass(Duration.ofMinutes(1));
        assertEquals(Set.of("1 build"), claimed(NEVER_ASKS));
        assertEquals(Set.of(), claimed(NEVER_ASKS));
        store().pass(Duration.ofMinutes(2));
        assertEquals(Set.of("1 build"), claimed(NEVER_ASKS));
    }

    @Test
    default void noMoreRunsAreClaimedThanWereAskedForTheLongestDueFirst() {
        dispatched();
        for (int run = 1; run <= 5; run++) {
            silent().begin(job(Integer.toString(run), "build"));
            store().pass(Duration.ofSeconds(1));
        }
        store().pass(Duration.ofMinutes(10));

        assertEquals(
                List.of("1", "2"),
                runs().claim(PATIENCE, 2).stream().map(SilentRun::runId).toList());
        assertEquals(Set.of("3 build", "4 build", "5 build"), claimed(PATIENCE));
    }

    @Test
    default void ofManyConcurrentSweepsOneClaimsARun() throws InterruptedException {
        dispatched();
        IntStream.range(0, 20).forEach(run -> silent().begin(job(Integer.toString(run), "build")));
        store().pass(Duration.ofMinutes(10));
        List<SilentRuns> processes = List.of(runs(), store().anotherProcess().silentRuns());

        List<String> found = Race.of(
                        20,
                        number -> processes.get(number % 2).claim(PATIENCE, 3).stream()
                                .map(SilentRun::runId)
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList();

        assertEquals(20, found.size(), found::toString);
        assertEquals(20, Set.copyOf(found).size(), found::toString);
    }

    // What is closed.

    @Test
    default void aClosedJobIsSilentNoLongerAndItsEffectsAreThere() {
        dispatched();
        silent().begin(job("1", "build"));

        silent().close(job("1", "build"), Effects.effect("lane", "closed"));

        store().pass(Duration.ofHours(2));
        assertEquals(Set.of(), claimed(PATIENCE));
        assertEquals(Optional.empty(), runs().lastReport(job("1", "build")));
        assertEquals("closed", Effects.text(new Effects(store()).claim()));
    }

    @Test
    default void aClosedJobTakesOneLateReportThatItIsDone() {
        dispatched();
        JobKey build = job("1", "build");
        silent().begin(build);
        silent().close(build);

        assertEquals(
                new Reservation.Refused(JobState.CLOSED),
                Keyless.reserve(store().jobs(), build, ReportStatus.IN_PROGRESS));
        silent().move(build, ReportStatus.COMPLETED);
        for (ReportStatus report : ReportStatus.values()) {
            assertEquals(new Reservation.Refused(JobState.COMPLETED), Keyless.reserve(store().jobs(), build, report));
        }
    }

    @Test
    default void aLateReportThatHudRefusesMayComeAgain() {
        dispatched();
        JobKey build = job("1", "build");
        silent().begin(build);
        silent().close(build);

        Keyless.release(
                store().jobs(),
                build,
                silent().hold(build, ReportStatus.COMPLETED).token());

        assertEquals(
                new Reservation.Refused(JobState.CLOSED),
                Keyless.reserve(store().jobs(), build, ReportStatus.IN_PROGRESS));
        silent().move(build, ReportStatus.COMPLETED);
    }

    @Test
    default void theTimesOfALateReportAreThoseOfTheJobItself() {
        dispatched();
        JobKey build = job("1", "build");
        Reservation.Held begun = silent().hold(build, ReportStatus.IN_PROGRESS);
        Keyless.confirm(store().jobs(), build, ReportStatus.IN_PROGRESS, begun.token());
        silent().close(build);

        Reservation.Held late = silent().hold(build, ReportStatus.COMPLETED);

        assertEquals(begun.times().inProgress(), late.times().inProgress());
        assertEquals(begun.times().queuedSince(), late.times().queuedSince());
    }

    @Test
    default void whatIsNotInProgressIsNotClosed() {
        dispatched();
        JobKey build = job("1", "build");
        assertNotClosed(build);
        silent().begin(build);
        silent().move(build, ReportStatus.COMPLETED);
        assertNotClosed(build);

        JobKey test = job("1", "test");
        silent().begin(test);
        silent().close(test);
        assertNotClosed(test);
        silent().move(test, ReportStatus.COMPLETED);
        assertNotClosed(test);
    }

    private void assertNotClosed(JobKey job) {
        assertFalse(runs().close(
                        Keyless.move(job, ReportStatus.COMPLETED),
                        Instant.now(),
                        List.of(Effects.effect("lane", "closed"))));
        assertEquals(0, new Effects(store()).waiting());
    }

    @Test
    default void aJobWhoseReportIsBeingTakenIsNotClosed() {
        dispatched();
        JobKey build = job("1", "build");
        silent().begin(build);
        Reservation.Held held = silent().hold(build, ReportStatus.COMPLETED);

        assertNotClosed(build);

        Keyless.confirm(store().jobs(), build, ReportStatus.COMPLETED, held.token());
        assertNotClosed(build);
    }

    @Test
    default void aReservationThatHasLapsedDoesNotKeepAJobFromBeingClosed() {
        dispatched();
        JobKey build = job("1", "build");
        silent().begin(build);
        Reservation.Held lapsed = silent().hold(build, ReportStatus.COMPLETED);
        store().pass(Duration.ofMinutes(1));

        silent().close(build);

        assertFalse(Keyless.settle(store().jobs(), build, ReportStatus.COMPLETED, lapsed.token()));
        silent().move(build, ReportStatus.COMPLETED);
    }

    @Test
    default void aClosingAndAReportAtTheSameMomentEachCountOnce() throws InterruptedException {
        dispatched();
        List<Store> processes = List.of(store(), store().anotherProcess());
        for (int round = 0; round < 100; round++) {
            JobKey build = job(Integer.toString(round), "build");
            String lane = "lane " + round;
            silent().begin(build);

            List<Boolean> moved = Race.of(4, number -> {
                Store process = processes.get(number % 2);
                return number < 2
                        ? process.silentRuns()
                                .close(
                                        Keyless.move(build, ReportStatus.COMPLETED),
                                        Instant.now(),
                                        List.of(Effects.effect(lane, "closed")))
                        : SilentJobs.moves(
                                process.jobs(), build, ReportStatus.COMPLETED, Effects.effect(lane, "reported"));
            });

            List<String> effects = effectsOfOneLane();
            long all = moved.stream().filter(did -> did).count();
            assertEquals(all, effects.size(), () -> moved + " " + effects);
            // A report may still follow a closing, and nothing follows a report.
            assertTrue(
                    Set.of(List.of("closed"), List.of("closed", "reported"), List.of("reported"))
                            .contains(effects),
                    () -> moved + " " + effects);
        }
    }

    private List<String> effectsOfOneLane() {
        Effects effects = new Effects(store());
        return IntStream.range(0, (int) effects.waiting())
                .mapToObj(_ -> {
                    var claimed = effects.claim();
                    store().outbox().delivered(claimed);
                    return Effects.text(claimed);
                })
                .toList();
    }
}
