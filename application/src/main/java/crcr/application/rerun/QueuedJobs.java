package crcr.application.rerun;

import crcr.domain.check.JobStanding;
import java.time.Duration;
import java.util.List;

/**
 * The jobs that stand on the {@link crcr.application.check.CheckBoard} as queued again. Posting another standing of a
 * job takes it out.
 */
@FunctionalInterface
public interface QueuedJobs {
    /**
     * Returns up to {@code most} of those that were queued so long ago or longer, the longest first.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    List<JobStanding> overdue(Duration since, int most);
}
