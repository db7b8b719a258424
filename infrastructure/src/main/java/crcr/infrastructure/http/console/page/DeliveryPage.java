package crcr.infrastructure.http.console.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A delivery, with its results at each downstream.
 *
 * @param at the time of this content
 * @param upstream the repository where it happened
 * @param upstreamUrl the pull request or the commit at GitHub
 * @param delivery the delivery
 * @param targets the downstreams of this part of the table
 * @param untriggered downstreams to which it does not go
 * @param only the one downstream that is shown, if not all are
 */
public record DeliveryPage(
        Instant at,
        String upstream,
        String upstreamUrl,
        DeliveryRow delivery,
        List<TargetRow> targets,
        Paging paging,
        Untriggered untriggered,
        Optional<String> only) {
    /** Keeps its own copy. */
    public DeliveryPage {
        targets = List.copyOf(targets);
    }

    /**
     * Downstreams on the allowlist to which a delivery does not go.
     *
     * @param takingNoPart those whose entry does not name {@code pull_request} among its events
     * @param notListedThen those that were not on the allowlist when it was accepted, the first ones
     * @param more how many more there are
     */
    public record Untriggered(List<String> takingNoPart, List<String> notListedThen, int more) {
        /** Keeps its own copies. */
        public Untriggered {
            takingNoPart = List.copyOf(takingNoPart);
            notListedThen = List.copyOf(notListedThen);
        }

        /** Returns whether there are none. */
        public boolean isEmpty() {
            return takingNoPart.isEmpty() && notListedThen.isEmpty();
        }
    }
}
