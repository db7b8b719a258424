package crcr.application.check;

import crcr.application.check.PutCheckRun.CheckRunAnswer;
import crcr.application.outbox.DeliverEffect.Result;
import crcr.application.outbox.QuietTime;
import crcr.domain.check.CheckRun;
import crcr.domain.check.JobStanding;
import java.time.Duration;
import java.util.Optional;

/** Shows the check run of a job on GitHub: one call, at a pace that GitHub tolerates. */
public final class CallGitHub {
    private final PutCheckRun checkRuns;
    private final CheckBoard board;
    private final PaceChecks pace;
    private final QuietTime quiet;

    /**
     * Records on that board what GitHub shows.
     *
     * @param quiet is lengthened when no call may be made for a while
     */
    public CallGitHub(PutCheckRun checkRuns, CheckBoard board, PaceChecks pace, QuietTime quiet) {
        this.checkRuns = checkRuns;
        this.board = board;
        this.pace = pace;
        this.quiet = quiet;
    }

    /**
     * Shows the check run.
     *
     * @param existing GitHub's number of the job's check run, if there is one
     */
    Result show(JobStanding standing, CheckRun checkRun, Optional<Long> existing) {
        Optional<Duration> wait = pace.take();
        if (wait.isPresent()) {
            quiet.last(wait.get());
            return new Result.Limited(wait.get(), "the relay spreads its calls below GitHub's secondary limits");
        }
        return settled(
                standing,
                existing.map(id -> checkRuns.update(id, checkRun))
                        .filter(answer -> !(answer instanceof CheckRunAnswer.UnknownCheckRun))
                        .orElseGet(() -> checkRuns.create(checkRun)));
    }

    private Result settled(JobStanding standing, CheckRunAnswer answer) {
        return switch (answer) {
            case CheckRunAnswer.Shown(long id) -> {
                board.shown(standing, id);
                yield new Result.Done();
            }
            case CheckRunAnswer.UnknownCommit(String message) -> {
                board.remark(standing, message);
                yield new Result.Dropped(message);
            }
            case CheckRunAnswer.UnknownCheckRun(String message) -> refused(standing, message);
            case CheckRunAnswer.Refused(String message) -> refused(standing, message);
            case CheckRunAnswer.Limited(Optional<Duration> told, String message) -> {
                Result.Limited limited = Result.Limited.by(told, message);
                quiet.last(limited.pause());
                yield limited;
            }
            case CheckRunAnswer.Failed(String cause) -> new Result.Failed(cause);
        };
    }

    private Result refused(JobStanding standing, String message) {
        board.remark(standing, message);
        return new Result.Refused(message);
    }
}
