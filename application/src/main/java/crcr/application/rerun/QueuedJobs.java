package crcr.application.rerun;

import crcr.domain.check.JobStanding;
import java.time.Duration;
import java.util.List;

/**
 * The jobs on the {@link crcr.application.check.CheckBoard} that are queued again. Posting another standing of a job
 * removes it.
 */
@FunctionalInterface
public interface QueuedJobs {
    /**
     * Returns up to {@code most} jobs that were queued that long ago or longer, the longest first.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    List<JobStanding> overdue(Duration since, int most);
}
