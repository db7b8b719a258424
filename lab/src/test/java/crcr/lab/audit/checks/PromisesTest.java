package crcr.lab.audit.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.lab.audit.checks.RerunLedger.Run;
import crcr.lab.audit.checks.RerunLedger.Wish;
import crcr.lab.audit.checks.ShownPromises.Bounds;
import crcr.lab.simulator.github.checks.SimulatedCheckRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each of the audit's promises about check runs is found broken where it is, and nowhere else. */
final class PromisesTest {
    private static final String LAST_STATE = "every job that must show does, in its last state";
    private static final String QUEUED = "a re-run that never reports stays queued";
    private static final String NOTHING_ELSE = "nothing shows that must not";
    private static final String ONCE = "each attempt has one check run, and another after kills only";
    private static final String CLOSED = "a silent job is closed once, or ended by its late report";
    private static final String RUN_AGAIN = "who is wanted again is run again, or runs already";

    private static final Job PLAIN = new Job("d", "l/two", "1", 1, Optional.of(7), "sha");
    private static final Job DEVICE = new Job("d", "l/three", "2", 1, Optional.of(7), "sha");
    private static final Job SHOWN = new Job("d", "l/four", "3", 1, Optional.of(7), "sha");

    private final JobLedger jobs = new JobLedger();
    private final LabelLedger labels = new LabelLedger();
    private final RerunLedger reruns = new RerunLedger();
    private final List<Closing> closings = new ArrayList<>();
    private final List<SimulatedCheckRun> checkRuns = new ArrayList<>();

    private void ends(Job job, String conclusion) {
        jobs.moved(job, "in_progress", System.nanoTime());
        jobs.moved(job, conclusion, System.nanoTime());
    }

    private void closed(Job job, String conclusion, String at) {
        closings.add(new Closing(job.delivery(), job.downstream(), job.run(), job.attempt(), conclusion, at));
    }

    private void shows(Job job, String state) {
        boolean isStatus = state.equals("queued") || state.equals("in_progress");
        checkRuns.add(new SimulatedCheckRun(
                checkRuns.size(),
                1,
                "app",
                "up/stream",
                job.sha(),
                job.checkRunName(),
                job.run() + ":" + job.pullRequest().orElseThrow(),
                isStatus ? state : "completed",
                isStatus ? Optional.empty() : Optional.of(state),
                Optional.of("https://github.com/" + job.downstream() + "/actions/runs/" + job.run() + "/attempts/"
                        + job.attempt()),
                Optional.empty(),
                Optional.empty(),
                "",
                ""));
    }

    private void assertBroken(String... promises) {
        Story story = new Story(
                Map.of("l/two", Level.L2, "l/three", Level.L3, "l/four", Level.L4),
                jobs,
                labels,
                reruns,
                closings,
                checkRuns);
        assertEquals(
                List.of(promises),
                Stream.concat(
                                new ShownPromises(story).all(new Bounds(0, 0)).stream(),
                                new EndPromises(story).all().stream())
                        .filter(check -> !check.isKept())
                        .map(Check::promise)
                        .toList());
    }

    @Test
    void whatIsAsItShouldBeIsKept() {
        ends(PLAIN, "success");
        ends(DEVICE, "success");
        ends(SHOWN, "failure");
        shows(SHOWN, "failure");
        jobs.started(SHOWN.again(2));
        shows(SHOWN.again(2), "queued");
        jobs.moved(SHOWN.again(3), "in_progress", System.nanoTime());
        closed(SHOWN.again(3), "timed_out", "now");
        closed(SHOWN.again(3), "timed_out", "now");
        shows(SHOWN.again(3), "timed_out");
        assertBroken();
    }

    @Test
    void aJobOfL4ThatDoesNotShowIsFound() {
        ends(SHOWN, "success");
        assertBroken(LAST_STATE);
    }

    @Test
    void anEarlierStateIsFound() {
        ends(SHOWN, "success");
        shows(SHOWN, "in_progress");
        assertBroken(LAST_STATE);
    }

    @Test
    void aLateReportReplacesTheClosing() {
        ends(SHOWN, "success");
        closed(SHOWN, "timed_out", "now");
        shows(SHOWN, "timed_out");
        assertBroken(LAST_STATE);
    }

    @Test
    void anEarlierAttemptThatHidesALaterOneIsFound() {
        ends(SHOWN, "failure");
        ends(SHOWN.again(2), "success");
        shows(SHOWN.again(2), "success");
        shows(SHOWN, "failure");
        assertBroken(LAST_STATE);
    }

    @Test
    void aJobOfL3MustShowIfItsCommitGetsTheLabelAfterwards() {
        ends(DEVICE, "success");
        labels.changed(7, true, "sha");
        assertBroken(LAST_STATE);
    }

    @Test
    void aJobOfL3MustShowIfItMovesWithTheLabel() {
        labels.changed(7, true, "former");
        ends(DEVICE, "success");
        assertBroken(LAST_STATE);
    }

    @Test
    void aJobOfL3NeedNotShowIfTheLabelWasTakenAway() {
        labels.changed(7, true, "sha");
        ends(DEVICE, "success");
        labels.changed(7, false, "sha");
        assertBroken();
    }

    @Test
    void aReRunThatDoesNotShowAsQueuedIsFound() {
        ends(SHOWN, "failure");
        shows(SHOWN, "failure");
        jobs.started(SHOWN.again(2));
        assertBroken(QUEUED);
    }

    @Test
    void whatShowsAtL2IsFound() {
        ends(PLAIN, "success");
        shows(PLAIN, "success");
        assertBroken(NOTHING_ELSE);
    }

    @Test
    void whatShowsAtL3WithoutALabelIsFound() {
        ends(DEVICE, "success");
        shows(DEVICE, "success");
        assertBroken(NOTHING_ELSE);
    }

    @Test
    void whatShowsOnAnotherCommitIsFound() {
        ends(SHOWN, "success");
        shows(SHOWN, "success");
        shows(new Job("d", "l/four", "3", 1, Optional.of(7), "another"), "success");
        assertBroken(NOTHING_ELSE);
    }

    @Test
    void aSecondCheckRunOfAnAttemptIsFound() {
        ends(SHOWN, "success");
        shows(SHOWN, "success");
        shows(SHOWN, "success");
        assertBroken(ONCE);
    }

    @Test
    void aJobThatNeverEndsIsFound() {
        jobs.moved(PLAIN, "in_progress", System.nanoTime());
        assertBroken(CLOSED);
    }

    @Test
    void aJobThatIsClosedTwiceIsFound() {
        jobs.moved(PLAIN, "in_progress", System.nanoTime());
        closed(PLAIN, "timed_out", "once");
        closed(PLAIN, "timed_out", "twice");
        assertBroken(CLOSED);
    }

    @Test
    void aWishThatGitHubNeverHeardOfIsFound() {
        reruns.accepted(new Wish(List.of(new Run("l/four", "3")), System.nanoTime()));
        assertBroken(RUN_AGAIN);
        assertTrue(reruns.said().isEmpty());
    }
}
