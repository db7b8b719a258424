package crcr.application.check;

import crcr.domain.check.CheckState;
import crcr.domain.check.JobLink;
import crcr.domain.check.JobStanding;
import crcr.domain.check.PullRequestCommit;
import crcr.domain.check.TestCounts;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobTimes;
import crcr.domain.repository.RepositoryName;
import java.time.Instant;
import java.util.Optional;

/** How jobs of one commit stand, for tests. */
public final class Standings {
    /** The commit of all of them. */
    public static final PullRequestCommit COMMIT = new PullRequestCommit(4_711, "c0ffee");

    /** The delivery that all of them come from. */
    public static final DeliveryId DELIVERY = new DeliveryId("d1");

    private static final Instant BEGAN = Instant.parse("2026-11-28T12:00:00Z");

    private Standings() {}

    /** A job of that name. */
    public static JobKey job(String name) {
        return new JobKey(DELIVERY, RepositoryName.of("a/One"), "123", "1", name);
    }

    /** It is queued again. */
    public static JobStanding queued(JobKey job) {
        return standing(job, new CheckState.Queued(), false);
    }

    /** It runs. */
    public static JobStanding running(JobKey job) {
        return standing(job, new CheckState.InProgress(), false);
    }

    /** It has ended. */
    public static JobStanding ended(JobKey job, Conclusion conclusion) {
        return standing(job, new CheckState.Completed(conclusion), false);
    }

    /** The relay has closed it. */
    public static JobStanding closed(JobKey job) {
        return standing(job, new CheckState.Completed(Conclusion.TIMED_OUT), true);
    }

    /** Returns the same of a job that runs on another CI system, and has a page there. */
    public static JobStanding elsewhere(JobStanding standing) {
        return new JobStanding(
                standing.job(),
                standing.workflow(),
                standing.commit(),
                standing.state(),
                standing.closedByRelay(),
                standing.times(),
                standing.tests(),
                standing.artifact(),
                Optional.empty(),
                Optional.of(new JobLink.Elsewhere(Optional.of("https://ci.example.org/9"))));
    }

    private static JobStanding standing(JobKey job, CheckState state, boolean closed) {
        Optional<Instant> completed =
                state instanceof CheckState.Completed ? Optional.of(BEGAN.plusMillis(61_001)) : Optional.empty();
        return new JobStanding(
                job,
                "CI \u00fc\n",
                COMMIT,
                state,
                closed,
                new JobTimes(Optional.of(BEGAN.minusMillis(1_234)), BEGAN, completed),
                Optional.of(new TestCounts(42, 3, 5)),
                Optional.of("https://example.org/left"),
                Optional.of("4000000001"),
                Optional.empty());
    }
}
