package crcr.application.sweep;

import static crcr.application.sweep.SilentJobs.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.allowlist.Allowlists;
import crcr.application.callback.FirstAnswer;
import crcr.application.callback.HudFate;
import crcr.application.callback.Keyless;
import crcr.application.callback.Move;
import crcr.application.check.Standings;
import crcr.application.hud.HudQueue;
import crcr.application.outbox.Claimed;
import crcr.application.outbox.Effects;
import crcr.application.outbox.QueueName;
import crcr.application.store.MemoryStore;
import crcr.application.store.Scene;
import crcr.application.sweep.LookAtRun.EndedJob;
import crcr.application.sweep.LookAtRun.RunAnswer;
import crcr.application.sweep.SweepingSilentJobs.Swept;
import crcr.domain.allowlist.Level;
import crcr.domain.delivery.Payload;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobPlace;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import crcr.domain.result.WorkflowWords;
import crcr.domain.sweep.Closing;
import crcr.domain.sweep.Patience;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SweepingSilentJobsTest {
    private static final Duration ASKED = Duration.ofMinutes(10);
    private static final Duration CLOSED = Duration.ofHours(6);
    private static final Patience PATIENCE = new Patience(Optional.of(ASKED), CLOSED, CLOSED);

    private final MemoryStore store = new MemoryStore();
    private final SilentJobs jobs = new SilentJobs(store);
    private final List<String> asked = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    private RunAnswer answer = new RunAnswer.Running();

    /** Writes what it is given, and finds the check run 7 in each record, and where the job runs if it says so. */
    private static final class Plain implements RenderClosing {
        @Override
        public boolean runsOnGitHub(Payload record) {
            return !new String(record.bytes(), StandardCharsets.UTF_8).contains("elsewhere");
        }

        @Override
        public Optional<String> checkRunId(Payload record) {
            return Optional.of("7");
        }

        @Override
        public Closed render(Payload record, Closing closing, Level level, JobTimes times) {
            return new Closed(
                    payload(closing.conclusion().wireName() + " "
                            + closing.reason().wireName() + " " + level),
                    payload("report"));
        }

        private static Payload payload(String text) {
            return new Payload(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @BeforeEach
    void dispatch() {
        store.targetRecords().succeeded(new Scene(store).begin("d1", "a/One"));
    }

    private SweepingSilentJobs sweeping(AllowlistInForce allowlist, boolean toHud, Patience patience) {
        return new SweepingSilentJobs(
                store.silentRuns(),
                (downstream, run, attempt) -> {
                    asked.add(downstream + " " + run + " " + attempt);
                    return answer;
                },
                allowlist,
                new Plain(),
                _ -> WorkflowWords.NOTHING,
                toHud,
                List.of(move -> {
                    moves.add(move);
                    return List.of(Effects.effect("lane", move.job().jobName()));
                }),
                patience);
    }

    private SweepingSilentJobs sweeping() {
        return sweeping(Allowlists.inForce(Allowlists.entry(Level.L3, "A/one")), true, PATIENCE);
    }

    private static Map<JobKey, Closing> sweep(SweepingSilentJobs sweeping) {
        Map<JobKey, Closing> closed =
                new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
        for (SilentRun run : sweeping.claim(100)) {
            Swept swept = sweeping.sweep(run);
            swept.closed().forEach(job -> closed.put(job.job(), job.closing()));
        }
        return closed;
    }

    private static Closing ended(Conclusion conclusion, Conclusion ofGitHub) {
        return new Closing(conclusion, Closing.Reason.RUN_ENDED, Optional.of(ofGitHub));
    }

    private List<String> waiting(QueueName queue) {
        return store.outbox().claim(queue, 100, Effects.LONG).stream()
                .map(Claimed::effect)
                .map(effect -> new String(effect.content().bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void gitHubIsAskedOnceAboutAllSilentJobsOfARun() {
        List.of("build", "test", "lint").forEach(name -> jobs.begin(job("1", name)));
        jobs.begin(job("2", "build"));
        assertEquals(Map.of(), sweep(sweeping()));
        assertEquals(List.of(), asked);
        store.pass(ASKED);

        assertEquals(Map.of(), sweep(sweeping()));

        assertEquals(List.of("a/One 1 1", "a/One 2 1"), asked.stream().sorted().toList());
        assertEquals(Map.of(), sweep(sweeping()));
        assertEquals(2, asked.size());
    }

    private void beginElsewhere(JobKey job) {
        JobTimes times = new JobTimes(Optional.empty(), Instant.EPOCH, Optional.empty());
        store.jobs()
                .settle(
                        Keyless.move(job, ReportStatus.IN_PROGRESS),
                        jobs.hold(job, ReportStatus.IN_PROGRESS).token(),
                        new FirstAnswer.Taken(ReportStatus.IN_PROGRESS, times, HudFate.DELIVERED),
                        List.of(),
                        Plain.payload("elsewhere"));
    }

    @Test
    void gitHubIsNotAskedAboutJobsThatRunElsewhereAndTheyEndByTime() {
        List.of("build", "test").forEach(name -> beginElsewhere(job("1", name)));
        answer = new RunAnswer.Ended(Optional.of(Conclusion.SUCCESS), List.of());
        store.pass(ASKED);
        assertEquals(Map.of(), sweep(sweeping()));
        assertEquals(List.of(), asked);

        store.pass(CLOSED);
        assertEquals(
                Map.of(job("1", "build"), Closing.timedOut(), job("1", "test"), Closing.timedOut()), sweep(sweeping()));
        assertEquals(List.of(), asked);
        assertEquals(new JobPlace.Elsewhere(Optional.empty()), moves.getFirst().place());
    }

    @Test
    void whatGitHubSaysOfARunClosesNoJobThatRunsElsewhere() {
        jobs.begin(job("1", "build"));
        beginElsewhere(job("1", "test"));
        answer = new RunAnswer.Ended(Optional.of(Conclusion.SUCCESS), List.of());
        store.pass(ASKED);

        assertFalse(sweep(sweeping()).containsKey(job("1", "test")));
    }

    @Test
    void theJobsOfARunThatHasEndedAreClosedWithGitHubsConclusions() {
        jobs.begin(job("1", "build"));
        answer = new RunAnswer.Ended(
                Optional.of(Conclusion.FAILURE),
                List.of(
                        new EndedJob("7", "another name", Optional.of(Conclusion.CANCELLED)),
                        new EndedJob("8", "build", Optional.of(Conclusion.SUCCESS))));
        store.pass(ASKED);

        assertEquals(Map.of(job("1", "build"), ended(Conclusion.CANCELLED, Conclusion.CANCELLED)), sweep(sweeping()));

        assertEquals(List.of("cancelled run_ended L3"), waiting(HudQueue.NAME));
        assertEquals(List.of("build"), waiting(Effects.QUEUE));
    }

    @Test
    void aClosingIsAMoveLikeThatOfAReport() {
        jobs.begin(job("1", "build"));
        store.pass(CLOSED);

        assertEquals(Map.of(job("1", "build"), Closing.timedOut()), sweep(sweeping()));

        Move move = moves.getFirst();
        assertEquals(job("1", "build"), move.job());
        assertEquals(move.job(), move.report().of(move.job().downstream()));
        assertEquals(ReportStatus.COMPLETED, move.report().status());
        assertEquals(Optional.of(Conclusion.TIMED_OUT), move.report().conclusion());
        assertEquals(Level.L3, move.downstream().level());
        assertEquals("report", new String(move.payload().bytes(), StandardCharsets.UTF_8));
        assertTrue(move.times().queueTime().isPresent());
        assertTrue(move.times().executionTime().orElseThrow().longValue() >= CLOSED.toSeconds(), move::toString);
    }

    @Test
    void afterTheTimeOutAJobIsClosedWithoutAskingAndWhateverGitHubSays() {
        jobs.begin(job("1", "build"));
        answer = new RunAnswer.Ended(Optional.of(Conclusion.SUCCESS), List.of());
        store.pass(CLOSED);

        assertEquals(Map.of(job("1", "build"), Closing.timedOut()), sweep(sweeping()));
        assertEquals(List.of(), asked);
    }

    @Test
    void aJobThatHasJustBegunIsNotClosedWithItsRun() {
        jobs.begin(job("1", "build"));
        store.pass(ASKED);
        jobs.begin(job("1", "late"));
        answer = new RunAnswer.Ended(Optional.of(Conclusion.SUCCESS), List.of());

        assertEquals(Map.of(job("1", "build"), ended(Conclusion.NEUTRAL, Conclusion.SUCCESS)), sweep(sweeping()));
        store.pass(ASKED);
        assertEquals(Map.of(job("1", "late"), ended(Conclusion.NEUTRAL, Conclusion.SUCCESS)), sweep(sweeping()));
    }

    @Test
    void whatGitHubDoesNotShowEndsByTimeOnly() {
        jobs.begin(job("1", "build"));
        for (RunAnswer nothing : List.of(new RunAnswer.Unseen("Not Found"), new RunAnswer.Failed("timed out"))) {
            answer = nothing;
            store.pass(ASKED);
            assertEquals(Map.of(), sweep(sweeping()));
        }
        assertEquals(2, asked.size());
        store.pass(CLOSED);

        assertEquals(Map.of(job("1", "build"), Closing.timedOut()), sweep(sweeping()));
    }

    @Test
    void anOwnerIsLeftAloneForAsLongAsGitHubAsked() {
        SweepingSilentJobs sweeping = sweeping();
        jobs.begin(job("1", "build"));
        jobs.begin(job("2", "build"));
        answer = new RunAnswer.Limited(Optional.of(Duration.ofMinutes(30)), "secondary rate limit");
        store.pass(ASKED);
        sweep(sweeping);
        assertEquals(1, asked.size());

        store.pass(ASKED.multipliedBy(2));
        sweep(sweeping);
        assertEquals(1, asked.size());
        store.pass(ASKED);
        answer = new RunAnswer.Running();
        sweep(sweeping);
        assertEquals(3, asked.size());
    }

    @Test
    void timeOutsCountWhileAnOwnerIsLeftAlone() {
        SweepingSilentJobs sweeping = sweeping();
        jobs.begin(job("1", "build"));
        answer = new RunAnswer.Limited(Optional.of(Duration.ofDays(1)), "secondary rate limit");
        store.pass(ASKED);
        sweep(sweeping);
        store.pass(CLOSED);

        assertEquals(Map.of(job("1", "build"), Closing.timedOut()), sweep(sweeping));
    }

    @Test
    void gitHubIsNeverAskedWhereThatIsSwitchedOff() {
        SweepingSilentJobs sweeping = sweeping(
                Allowlists.inForce(Allowlists.entry(Level.L2, "a/one")),
                true,
                new Patience(Optional.empty(), CLOSED, CLOSED));
        jobs.begin(job("1", "build"));
        store.pass(CLOSED.minusMinutes(1));
        assertEquals(Map.of(), sweep(sweeping));
        store.pass(Duration.ofMinutes(1));

        assertEquals(Map.of(job("1", "build"), Closing.timedOut()), sweep(sweeping));
        assertEquals(List.of(), asked);
    }

    @Test
    void withoutAHudThereIsNoRecordAndTheRestFollowsAllTheSame() {
        jobs.begin(job("1", "build"));
        store.pass(CLOSED);

        sweep(sweeping(Allowlists.inForce(Allowlists.entry(Level.L4, "a/one")), false, PATIENCE));

        assertEquals(List.of(), waiting(HudQueue.NAME));
        assertEquals(List.of("build"), waiting(Effects.QUEUE));
    }

    @Test
    void whoseReportsAreNotTakenIsLeftAsItIs() {
        jobs.begin(job("1", "build"));
        store.pass(CLOSED);

        assertEquals(
                Map.of(), sweep(sweeping(Allowlists.inForce(Allowlists.entry(Level.L1, "a/one")), true, PATIENCE)));
        store.pass(CLOSED);
        assertEquals(
                Map.of(), sweep(sweeping(Allowlists.inForce(Allowlists.entry(Level.L2, "b/two")), true, PATIENCE)));
        assertEquals(List.of(), asked);
    }

    @Test
    void nothingIsClaimedBeforeItIsKnownWhoIsListed() {
        jobs.begin(job("1", "build"));
        store.pass(CLOSED);
        assertEquals(List.of(), sweeping(new AllowlistInForce(), true, PATIENCE).claim(100));

        assertEquals(1, sweeping().claim(100).size());
    }

    @Test
    void aJobThatReportsMeanwhileIsNotClosed() {
        List.of("build", "test").forEach(name -> jobs.begin(job("1", name)));
        store.pass(ASKED);
        SweepingSilentJobs sweeping = sweeping();
        SilentRun run = sweeping.claim(1).getFirst();
        answer = new RunAnswer.Ended(Optional.of(Conclusion.FAILURE), List.of());
        jobs.move(job("1", "build"), ReportStatus.COMPLETED);

        assertEquals(
                List.of(job("1", "test")),
                sweeping.sweep(run).closed().stream()
                        .map(SweepingSilentJobs.ClosedJob::job)
                        .collect(Collectors.toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/one", "b/two"})
    void whatShowsOfADownstreamThatIsNotHeardAnyMoreTimesOutAndHudIsNotTold(String atL1) {
        List.of("shown", "hidden").forEach(name -> jobs.begin(job("1", name)));
        store.board().shown(Standings.running(job("1", "shown")), 17);
        SweepingSilentJobs sweeping = sweeping(Allowlists.inForce(Allowlists.entry(Level.L1, atL1)), true, PATIENCE);
        store.pass(ASKED);
        assertEquals(Map.of(), sweep(sweeping));
        store.pass(CLOSED);

        assertEquals(Map.of(job("1", "shown"), Closing.timedOut()), sweep(sweeping));

        assertEquals(List.of(), asked);
        assertEquals(List.of(), waiting(HudQueue.NAME));
        assertEquals(List.of("shown"), waiting(Effects.QUEUE));
        assertTrue(moves.getFirst().isShown());
    }
}
