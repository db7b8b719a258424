package crcr.infrastructure.http.operator;

import crcr.application.check.CheckQueue;
import crcr.application.explanation.JobOnPullRequest;
import crcr.application.operator.OperatorCommand;
import crcr.domain.check.CheckState;
import crcr.domain.check.JobStanding;
import crcr.domain.check.Showing;

/** Describes in sentences whether a job shows on the upstream's pull request. */
final class JobWords {
    private JobWords() {}

    /** Returns the job, its standing, and its check run, in words. */
    static String of(JobOnPullRequest job) {
        JobStanding standing = job.entry().standing();
        return "job " + standing.workflow() + "/" + standing.job().jobName() + " of run "
                + standing.job().runId() + ", attempt " + standing.job().runAttempt() + " (" + state(standing)
                + ") " + showing(job);
    }

    private static String state(JobStanding standing) {
        return switch (standing.state()) {
            case CheckState.Queued _, CheckState.InProgress _ ->
                standing.state().status();
            case CheckState.Completed completed ->
                completed.conclusion().wireName() + (standing.closedByRelay() ? ", closed by the relay" : "");
        };
    }

    private static String showing(JobOnPullRequest job) {
        if (job.entry().remark().isPresent()) {
            return "does not show: GitHub refused: " + job.entry().remark().get();
        }
        if (job.isUpToDate()) {
            return "shows as a check run";
        }
        return switch (job.showing()) {
            case Showing.Shown() ->
                "waits to be shown; " + OperatorCommand.listDeadLetters(CheckQueue.NAME)
                        + " lists what GitHub did not take for too long";
            case Showing.NoPullRequest _, Showing.NotListed _, Showing.LevelTooLow _, Showing.NotLabelled _ ->
                "does not show: " + job.showing().words();
        };
    }
}
