package crcr.domain.check;

import crcr.domain.job.Conclusion;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobTimes;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * Queues the jobs of a run that GitHub is about to run again, in the attempt that follows the run's last one. A job
 * that does not run again stays as it is, because otherwise it would be queued for ever.
 */
public final class RunAgain {
    // The conclusions whose jobs GitHub's "re-run failed jobs" runs again.
    private static final Set<Conclusion> FAILED =
            EnumSet.of(Conclusion.FAILURE, Conclusion.CANCELLED, Conclusion.TIMED_OUT, Conclusion.ACTION_REQUIRED);

    private RunAgain() {}

    /** Returns the jobs whose last attempt has failed, queued for the next attempt. */
    public static List<JobStanding> failedJobs(List<JobStanding> ofRun, Instant now) {
        return queued(
                lastAttempts(ofRun).stream()
                        .filter(last -> last.state() instanceof CheckState.Completed(Conclusion conclusion)
                                && FAILED.contains(conclusion))
                        .toList(),
                ofRun,
                now);
    }

    /** Returns all jobs, queued for the next attempt. */
    public static List<JobStanding> allJobs(List<JobStanding> ofRun, Instant now) {
        return queued(lastAttempts(ofRun), ofRun, now);
    }

    /** Returns the state of a queued job that has not reported for too long: timed out, without having run. */
    public static JobStanding givenUp(JobStanding queued) {
        return new JobStanding(
                queued.job(),
                queued.workflow(),
                queued.commit(),
                new CheckState.Completed(Conclusion.TIMED_OUT),
                true,
                queued.times(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                queued.elsewhere());
    }

    private static List<JobStanding> lastAttempts(List<JobStanding> ofRun) {
        Map<JobKey, JobStanding> last = ofRun.stream()
                .collect(Collectors.toMap(
                        standing -> standing.job().ofAttempt(""),
                        standing -> standing,
                        BinaryOperator.maxBy(Comparator.comparing(RunAgain::attempt))));
        return List.copyOf(last.values());
    }

    private static List<JobStanding> queued(List<JobStanding> again, List<JobStanding> ofRun, Instant now) {
        BigInteger next = ofRun.stream()
                .map(RunAgain::attempt)
                .max(Comparator.naturalOrder())
                .orElse(BigInteger.ZERO)
                .add(BigInteger.ONE);
        return again.stream()
                .map(standing -> new JobStanding(
                        standing.job().ofAttempt(next.toString()),
                        standing.workflow(),
                        standing.commit(),
                        new CheckState.Queued(),
                        false,
                        new JobTimes(Optional.empty(), now, Optional.empty()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        standing.elsewhere()))
                .toList();
    }

    private static BigInteger attempt(JobStanding standing) {
        return new BigInteger(standing.job().runAttempt());
    }
}
