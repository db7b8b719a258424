package crcr.domain.sweep;

import crcr.domain.job.Conclusion;
import crcr.domain.sweep.EndedRun.Job;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The way in which the relay closes a silent job (docs/downstream/callback.md#silent-jobs).
 *
 * @param conclusion the conclusion with which the job counts from now on
 * @param reason why the relay closes it
 * @param ofGitHub GitHub's conclusion for the job, or else for its run; empty if the relay knows none, or did not ask
 */
public record Closing(Conclusion conclusion, Reason reason, Optional<Conclusion> ofGitHub) {
    /** The reason for which the relay closes a job. */
    public enum Reason {
        /** GitHub reports that the job's run has ended. */
        RUN_ENDED,
        /** The job has been silent for too long. */
        SILENT;

        /** Returns the name in a record for HUD and in metrics. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the closing of a job that has been silent for too long. */
    public static Closing timedOut() {
        return new Closing(Conclusion.TIMED_OUT, Reason.SILENT, Optional.empty());
    }

    /**
     * Returns the closing of a job whose run has ended: with the conclusion of GitHub's job of its number, or else of
     * the only job of its name. A job that GitHub does not list so is neutral in a run that succeeded, and otherwise
     * ends as its run did.
     *
     * @param checkRunId the number of its check run, as the job itself reported it
     * @param jobName its name, as it reported it; empty if it has none
     */
    public static Closing of(EndedRun run, Optional<String> checkRunId, String jobName) {
        return checkRunId
                .flatMap(id -> only(run, job -> job.id().equals(id)))
                .or(() -> only(run, job -> job.name().equals(jobName)))
                .map(job -> ended(job.conclusion().orElse(Conclusion.TIMED_OUT), job.conclusion()))
                .orElseGet(() -> ended(ofUnlistedJob(run), run.conclusion()));
    }

    private static Conclusion ofUnlistedJob(EndedRun run) {
        Conclusion ofRun = run.conclusion().orElse(Conclusion.TIMED_OUT);
        return ofRun == Conclusion.SUCCESS ? Conclusion.NEUTRAL : ofRun;
    }

    private static Closing ended(Conclusion conclusion, Optional<Conclusion> ofGitHub) {
        return new Closing(conclusion, Reason.RUN_ENDED, ofGitHub);
    }

    private static Optional<Job> only(EndedRun run, Predicate<Job> wanted) {
        List<Job> found = run.jobs().stream().filter(wanted).limit(2).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
