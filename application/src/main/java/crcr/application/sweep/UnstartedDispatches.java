package crcr.application.sweep;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The accepted dispatches from which no job has reported. {@link crcr.application.dispatch.TargetRecords#succeeded}
 * adds them, and the first report of a job removes them. Every method throws
 * {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface UnstartedDispatches {
    /** An unstarted dispatch with its event. */
    record Unstarted(DeliveryId delivery, RepositoryName downstream, UpstreamEvent event) {}

    /** Returns up to {@code most} dispatches that GitHub accepted that long ago or longer, the longest first. */
    List<Unstarted> overdue(Duration since, int most);

    /**
     * Removes these dispatches, and marks those as missed whose report was due. Atomic: of several concurrent callers
     * one removes each of them.
     *
     * @param missed the dispatches that count
     * @param excused the dispatches that do not count
     * @return those of {@code missed} that this call removed
     */
    Set<Unstarted> takeOut(List<Unstarted> missed, List<Unstarted> excused);
}
