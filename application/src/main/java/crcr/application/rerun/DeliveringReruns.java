package crcr.application.rerun;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.outbox.Claimed;
import crcr.application.outbox.DeliverEffect;
import crcr.application.outbox.Effect;
import crcr.application.rerun.RerunQueue.Wish;
import crcr.application.rerun.RerunRun.RerunAnswer;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Grant;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.util.Optional;

/** Does the effects of the {@link RerunQueue}, for downstreams whose jobs may show. */
public final class DeliveringReruns implements DeliverEffect {
    private static final Duration ALLOWLIST_SOON = Duration.ofSeconds(5);

    private final AllowlistInForce allowlist;
    private final RerunRun gitHub;
    private final RerunRecords records;
    private final RunsOfSuite suites;
    private final QueuedAgain queuedAgain;

    /** Decides by {@code allowlist} at the moment of delivery. */
    public DeliveringReruns(
            AllowlistInForce allowlist,
            RerunRun gitHub,
            RerunRecords records,
            RunsOfSuite suites,
            QueuedAgain queuedAgain) {
        this.allowlist = allowlist;
        this.gitHub = gitHub;
        this.records = records;
        this.suites = suites;
        this.queuedAgain = queuedAgain;
    }

    @Override
    public Result deliver(Claimed claimed) {
        Optional<Allowlist> known = allowlist.allowlist();
        if (known.isEmpty()) {
            return new Result.Limited(ALLOWLIST_SOON, "no allowlist has been read yet");
        }
        Effect effect = claimed.effect();
        return switch (RerunQueue.wish(effect)) {
            case Wish.Suite suite -> suites.wish(effect.delivery(), suite, known.get());
            case Wish.FailedJobs(String sha, String run) ->
                ifItMay(effect.downstream(), known.get()).orElseGet(() -> failedJobs(effect.downstream(), sha, run));
            case Wish.AllJobs(String sha, String run) ->
                ifItMay(effect.downstream(), known.get()).orElseGet(() -> allJobs(effect.downstream(), sha, run));
        };
    }

    // Returns empty if nothing forbids it.
    private static Optional<Result> ifItMay(RepositoryName repository, Allowlist known) {
        Optional<Downstream> downstream = known.find(repository);
        if (downstream.isEmpty()) {
            return Optional.of(new Result.Dropped(repository + " is not on the allowlist"));
        }
        return downstream.get().has(Grant.CHECK_RUN_WHEN_LABELLED)
                ? Optional.empty()
                : Optional.of(new Result.Dropped(
                        repository + " is at " + downstream.get().level() + ", and is run again from L3 on only"));
    }

    private Result failedJobs(RepositoryName downstream, String sha, String run) {
        RerunAnswer answer = gitHub.failedJobs(downstream, run);
        return answer instanceof RerunAnswer.NoFailedJobs
                ? allJobs(downstream, sha, run)
                : settled(answer, downstream, run, () -> queuedAgain.failedJobs(downstream, sha, run));
    }

    private Result allJobs(RepositoryName downstream, String sha, String run) {
        return settled(gitHub.all(downstream, run), downstream, run, () -> queuedAgain.allJobs(downstream, sha, run));
    }

    private Result settled(RerunAnswer answer, RepositoryName downstream, String run, Runnable showing) {
        return switch (answer) {
            case RerunAnswer.Taken() -> {
                records.taken(downstream, run);
                showing.run();
                yield new Result.Done();
            }
            case RerunAnswer.AlreadyRunning() -> new Result.Done();
            case RerunAnswer.NoFailedJobs() -> new Result.Refused("GitHub answered that none of its jobs has failed");
            case RerunAnswer.Refused(String message) -> new Result.Refused(message);
            case RerunAnswer.Limited(Optional<Duration> told, String message) -> Result.Limited.by(told, message);
            case RerunAnswer.Failed(String cause) -> new Result.Failed(cause);
        };
    }

    @Override
    public String title(Effect effect) {
        return switch (RerunQueue.wish(effect)) {
            case Wish.FailedJobs _ -> "re-run of a run's failed jobs";
            case Wish.AllJobs _ -> "re-run of a run";
            case Wish.Suite _ -> "re-run of a check suite";
        };
    }
}
