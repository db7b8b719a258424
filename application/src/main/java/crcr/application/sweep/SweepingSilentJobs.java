package crcr.application.sweep;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.callback.FollowUp;
import crcr.application.callback.Move;
import crcr.application.hud.HudQueue;
import crcr.application.outbox.Effect;
import crcr.application.sweep.LookAtRun.RunAnswer;
import crcr.application.sweep.SilentRun.SilentJob;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Grant;
import crcr.domain.allowlist.Level;
import crcr.domain.delivery.Payload;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobPlace;
import crcr.domain.job.JobReport;
import crcr.domain.job.ReportStatus;
import crcr.domain.sweep.Closing;
import crcr.domain.sweep.EndedRun;
import crcr.domain.sweep.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Closes jobs that have fallen silent (docs/downstream/callback.md#silent-jobs). Safe for use by several threads. */
public final class SweepingSilentJobs {
    private final SilentRuns runs;
    private final LookAtRun github;
    private final AllowlistInForce allowlist;
    private final RenderClosing rendering;
    private final ReadWorkflow reading;
    private final boolean toHud;
    private final List<FollowUp> followUps;
    private final Patience patience;
    private final OwnersLeftAlone leftAlone = new OwnersLeftAlone();

    /**
     * Sweeps {@code runs}.
     *
     * @param toHud whether there is a HUD, which receives a record of each closing
     * @param followUps decide about the other effects
     */
    public SweepingSilentJobs(
            SilentRuns runs,
            LookAtRun github,
            AllowlistInForce allowlist,
            RenderClosing rendering,
            ReadWorkflow reading,
            boolean toHud,
            List<FollowUp> followUps,
            Patience patience) {
        this.runs = runs;
        this.github = github;
        this.allowlist = allowlist;
        this.rendering = rendering;
        this.reading = reading;
        this.toHud = toHud;
        this.followUps = List.copyOf(followUps);
        this.patience = patience;
    }

    /**
     * The work on a silent run.
     *
     * @param look GitHub's answer; empty if it was not asked
     * @param closed the jobs that were closed
     */
    public record Swept(Optional<RunAnswer> look, List<ClosedJob> closed) {
        /** Keeps its own copy. */
        public Swept {
            closed = List.copyOf(closed);
        }
    }

    /** A closed job with its closing. */
    public record ClosedJob(JobKey job, Closing closing) {}

    /** Claims up to {@code most} due runs; none as long as no allowlist was loaded. */
    public List<SilentRun> claim(int most) {
        return allowlist.allowlist().isPresent() ? runs.claim(patience, most) : List.of();
    }

    /**
     * Closes those jobs of a claimed run that have been silent for too long, and asks GitHub once about all others that
     * have been silent for a while. Of a downstream whose reports are ignored by now, it only closes jobs that show, as
     * timed out, because nothing else would end their check runs.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer; the run comes again then
     */
    public Swept sweep(SilentRun run) {
        return allowlist
                .allowlist()
                .map(known -> known.find(run.downstream())
                        .filter(SweepingSilentJobs::isHeard)
                        .map(downstream -> sweep(run, downstream))
                        .orElseGet(() -> new Swept(Optional.empty(), timedOut(run, unheard(run)))))
                .orElseGet(() -> new Swept(Optional.empty(), List.of()));
    }

    private static boolean isHeard(Downstream downstream) {
        return downstream.has(Grant.RESULTS_TO_HUD);
    }

    private static Downstream unheard(SilentRun run) {
        return new Downstream(run.downstream(), Level.L1, Optional.empty(), List.of(), Set.of());
    }

    private List<ClosedJob> timedOut(SilentRun run, Downstream downstream) {
        return closed(run, downstream, patience::closesAfter, (_, _) -> Optional.of(Closing.timedOut()))
                .toList();
    }

    private Swept sweep(SilentRun run, Downstream downstream) {
        List<ClosedJob> first = timedOut(run, downstream);
        if (leftAlone.isLeft(downstream.repository().owner(), run.now()) || !isOfGitHub(run)) {
            return new Swept(Optional.empty(), first);
        }
        RunAnswer answer = github.look(run.downstream(), run.runId(), run.runAttempt());
        List<ClosedJob> then = switch (answer) {
            case RunAnswer.Ended(Optional<Conclusion> conclusion, List<LookAtRun.EndedJob> jobs) -> {
                EndedRun ended = ended(conclusion, jobs);
                yield closed(
                                run,
                                downstream,
                                patience::asksAfter,
                                (job, record) -> Optional.of(record)
                                        .filter(rendering::runsOnGitHub)
                                        .map(rendering::checkRunId)
                                        .map(id -> Closing.of(ended, id, job.name())))
                        .toList();
            }
            case RunAnswer.Limited(Optional<Duration> told, String _) -> {
                leftAlone.leave(downstream.repository().owner(), told, run.now());
                yield List.of();
            }
            case RunAnswer.Running(), RunAnswer.Unseen _, RunAnswer.Failed _ -> List.of();
        };
        return new Swept(
                Optional.of(answer),
                Stream.concat(first.stream(), then.stream()).toList());
    }

    // GitHub knows nothing of jobs that run elsewhere. One job decides for the whole run, because two systems do not
    // number alike.
    private boolean isOfGitHub(SilentRun run) {
        return silent(run, patience::asksAfter)
                .flatMap(job -> runs.lastReport(run.key(job)).stream())
                .findFirst()
                .filter(last -> rendering.runsOnGitHub(last.record()))
                .isPresent();
    }

    private static EndedRun ended(Optional<Conclusion> conclusion, List<LookAtRun.EndedJob> jobs) {
        return new EndedRun(
                conclusion,
                jobs.stream()
                        .map(job -> new EndedRun.Job(job.id(), job.name(), job.conclusion()))
                        .toList());
    }

    private static Stream<SilentJob> silent(SilentRun run, Predicate<Duration> which) {
        return run.jobs().stream().filter(job -> which.test(run.silence(job)));
    }

    /** Decides how a job is closed; empty if it is not. */
    @FunctionalInterface
    private interface Judge {
        Optional<Closing> closing(SilentJob job, Payload record);
    }

    private Stream<ClosedJob> closed(SilentRun run, Downstream downstream, Predicate<Duration> which, Judge judge) {
        return silent(run, which).flatMap(job -> close(run, job, downstream, judge).stream());
    }

    private Optional<ClosedJob> close(SilentRun run, SilentJob job, Downstream downstream, Judge judge) {
        JobKey key = run.key(job);
        return runs.lastReport(key)
                .filter(last -> last.isShown() || isHeard(downstream))
                .flatMap(report -> judge.closing(job, report.record()).flatMap(closing -> {
                    RenderClosing.Closed said =
                            rendering.render(report.record(), closing, downstream.level(), run.timesOfEnd(job));
                    Move move = move(run, job, downstream, closing, said, report);
                    return runs.close(move, run.now(), effects(move, said))
                            ? Optional.of(new ClosedJob(key, closing))
                            : Optional.empty();
                }));
    }

    // A shown job keeps the page to which it led before.
    private JobPlace place(Payload record) {
        return rendering.runsOnGitHub(record)
                ? new JobPlace.OnGitHub(Optional.empty())
                : new JobPlace.Elsewhere(Optional.empty());
    }

    private Move move(
            SilentRun run,
            SilentJob job,
            Downstream downstream,
            Closing closing,
            RenderClosing.Closed said,
            SilentRuns.LastReport last) {
        JobKey key = run.key(job);
        JobReport report = new JobReport(
                key.delivery(),
                key.runId(),
                key.runAttempt(),
                key.jobName(),
                ReportStatus.COMPLETED,
                Optional.of(closing.conclusion()));
        return new Move(
                key,
                report,
                run.timesOfEnd(job),
                run.dispatch(),
                downstream,
                reading.of(said.report()),
                said.report(),
                last.isShown(),
                Move.By.RELAY,
                place(last.record()));
    }

    private List<Effect> effects(Move move, RenderClosing.Closed said) {
        Stream<Effect> toHudFirst = toHud && isHeard(move.downstream())
                ? Stream.of(HudQueue.effect(move.job(), ReportStatus.COMPLETED, said.record()))
                : Stream.of();
        return Stream.concat(toHudFirst, followUps.stream().flatMap(followUp -> followUp.of(move).stream()))
                .toList();
    }
}
