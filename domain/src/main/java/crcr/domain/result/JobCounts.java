package crcr.domain.result;

/** The numbers of jobs in each class; none is negative. */
public record JobCounts(long running, long passed, long failed, long other) {
    /** No job at all. */
    public static final JobCounts NONE = new JobCounts(0, 0, 0, 0);

    /** Returns the sums of both. */
    public JobCounts plus(JobCounts more) {
        return new JobCounts(running + more.running, passed + more.passed, failed + more.failed, other + more.other);
    }

    /** Returns the number of all jobs. */
    public long all() {
        return running + passed + failed + other;
    }
}
