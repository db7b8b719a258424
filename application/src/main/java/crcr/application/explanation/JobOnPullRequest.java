package crcr.application.explanation;

import crcr.application.check.CheckBoard.Entry;
import crcr.domain.allowlist.Downstream;
import crcr.domain.check.Showing;
import crcr.domain.event.Labels;
import java.util.Optional;

/**
 * A job of a delivery, and whether it shows on the upstream's pull request.
 *
 * @param entry how it stands, and what GitHub shows of it
 * @param showing whether it is to show by the allowlist and the labels as they are now
 */
public record JobOnPullRequest(Entry entry, Showing showing) {
    /** Decides by these. */
    static JobOnPullRequest of(Entry entry, Optional<Downstream> downstream, Optional<Labels> labels) {
        return new JobOnPullRequest(
                entry, Showing.of(downstream, true, labels, entry.shown().isPresent()));
    }

    /** Returns whether GitHub shows it as it stands. */
    public boolean isUpToDate() {
        return entry.shown()
                .filter(shown -> shown.rank() >= entry.standing().rank())
                .isPresent();
    }
}
