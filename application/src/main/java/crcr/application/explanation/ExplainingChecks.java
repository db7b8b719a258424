package crcr.application.explanation;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.check.CheckBoard;
import crcr.domain.allowlist.Downstream;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.event.Labels;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;

/**
 * Explains which of a delivery's jobs show on the upstream's pull request, and why the others do not. Every method
 * throws {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public final class ExplainingChecks {
    private final AllowlistInForce allowlist;
    private final CheckBoard board;

    /** Explains by the content of that board. */
    public ExplainingChecks(AllowlistInForce allowlist, CheckBoard board) {
        this.allowlist = allowlist;
        this.board = board;
    }

    /**
     * Returns the jobs of that delivery at that downstream that may show, in the order of their names: two round trips.
     * Returns none if the event belongs to no pull request.
     */
    public List<JobOnPullRequest> of(DeliveryId delivery, UpstreamEvent event, RepositoryName repository) {
        if (event.pullRequest().isEmpty()) {
            return List.of();
        }
        Optional<Downstream> downstream = allowlist.allowlist().flatMap(known -> known.find(repository));
        Optional<Labels> labels = board.labels(event.pullRequest().getAsLong());
        return board.jobs(event.headSha()).stream()
                .filter(entry -> entry.standing().job().delivery().equals(delivery))
                .filter(entry -> entry.standing().job().downstream().equals(repository))
                .map(entry -> JobOnPullRequest.of(entry, downstream, labels))
                .sorted((one, other) -> name(one).compareTo(name(other)))
                .toList();
    }

    private static String name(JobOnPullRequest job) {
        return job.entry().standing().workflow() + "/"
                + job.entry().standing().job().jobName();
    }
}
