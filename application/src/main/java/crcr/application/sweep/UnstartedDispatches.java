package crcr.application.sweep;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The dispatches that GitHub took and no job has reported of. {@link
 * crcr.application.dispatch.TargetRecords#succeeded} puts them in, and the first report of a job takes them out. Every
 * method throws {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface UnstartedDispatches {
    /** One of them, with the event that was dispatched. */
    record Unstarted(DeliveryId delivery, RepositoryName downstream, UpstreamEvent event) {}

    /** Returns up to {@code most} of those that GitHub took so long ago or longer, the longest first. */
    List<Unstarted> overdue(Duration since, int most);

    /**
     * Takes them out, and marks those as missed of which a report was due. Atomic: of any number of concurrent callers
     * one takes each of them out.
     *
     * @param missed those that count
     * @param excused those that do not
     * @return those of {@code missed} that this call took out
     */
    Set<Unstarted> takeOut(List<Unstarted> missed, List<Unstarted> excused);
}
