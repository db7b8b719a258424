package crcr.infrastructure.http.console.result;

import crcr.application.explanation.Stage;
import crcr.domain.job.Conclusion;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.JobCounts;
import crcr.infrastructure.http.console.page.Mark;
import crcr.infrastructure.http.console.view.TimeWords;
import java.time.Instant;
import java.util.Optional;

/** Describes the states of targets and jobs, as a mark and in a sentence. */
final class StageWords {
    private StageWords() {}

    /** Returns the state of a target. */
    static Mark mark(Stage stage, JobCounts jobs) {
        return switch (stage) {
            case Stage.WaitsForWorker _,
                    Stage.WaitsForOlder _,
                    Stage.WaitsForRetry _,
                    Stage.WaitsForOwner _,
                    Stage.WaitsForPause _ -> Mark.wait("waiting");
            case Stage.Begun _ -> Mark.busy("dispatching");
            case Stage.Dispatched _ -> jobs.all() == 0 ? Mark.wait("dispatched") : mark(jobs);
            case Stage.Unstarted _ -> jobs.all() == 0 ? Mark.warn("not started") : mark(jobs);
            case Stage.Superseded _ -> Mark.plain("superseded");
            case Stage.Dead _ -> Mark.bad("given up");
            case Stage.Dropped _ -> Mark.plain("dropped");
            case Stage.Expired _ -> Mark.plain("expired");
        };
    }

    /** Returns the joint state of jobs. */
    static Mark mark(JobCounts jobs) {
        if (jobs.failed() > 0) {
            return Mark.bad("failed");
        } else if (jobs.running() > 0) {
            return Mark.busy("running");
        }
        return jobs.passed() > 0 ? Mark.good("passed") : Mark.plain("done");
    }

    /** Returns the state of a job. */
    static Mark mark(Optional<Conclusion> conclusion) {
        return conclusion
                .map(ended -> switch (ended) {
                    case SUCCESS -> Mark.good("success");
                    case FAILURE, TIMED_OUT, ACTION_REQUIRED ->
                        Mark.bad(ended.wireName().replace('_', ' '));
                    case NEUTRAL, CANCELLED, SKIPPED, STALE -> Mark.plain(ended.wireName());
                })
                .orElseGet(() -> Mark.busy("running"));
    }

    /**
     * Returns the reason for a target's state; an empty text where that is obvious.
     *
     * @param withReasons whether texts of GitHub and operators may be quoted
     */
    static String words(Stage stage, RepositoryName downstream, boolean withReasons, Instant now) {
        return switch (stage) {
            case Stage.WaitsForWorker() -> "Waits for a free worker of the relay.";
            case Stage.WaitsForOlder _ -> "Waits for an older event of its pull request to go first.";
            case Stage.WaitsForRetry(Instant until) -> "Failed so far; tried again " + TimeWords.ago(until, now) + ".";
            case Stage.WaitsForOwner(Instant until) ->
                "GitHub limits the calls for " + downstream.owner() + "; tried again " + TimeWords.ago(until, now)
                        + ".";
            case Stage.WaitsForPause(Instant until) ->
                "Dispatches to it kept failing, so they are paused; tried again " + TimeWords.ago(until, now) + ".";
            case Stage.Begun _, Stage.Dispatched _ -> "";
            case Stage.Unstarted _ ->
                "GitHub took the dispatch, and no job had reported when that was due. Does a workflow there start on"
                        + " repository_dispatch, and does it report?";
            case Stage.Superseded _ -> "A newer event of its pull request made it stale before GitHub took it.";
            case Stage.Dead(Instant _, String reason) ->
                withReasons
                        ? "Given up, and kept among the dead letters: " + reason
                        : "The dispatch failed for as long as it was tried.";
            case Stage.Dropped _ -> "Given up, and dropped by an operator.";
            case Stage.Expired _ -> "Its records expired before it could be dispatched.";
        };
    }
}
