package crcr.application.explanation;

import crcr.application.check.CheckBoard.Entry;
import crcr.domain.allowlist.Downstream;
import crcr.domain.check.Showing;
import crcr.domain.event.Labels;
import java.util.Optional;

/**
 * A job of a delivery, with the decision whether it shows on the upstream's pull request.
 *
 * @param entry its standing, and the check run that GitHub shows of it
 * @param showing the decision by the present allowlist and labels
 */
public record JobOnPullRequest(Entry entry, Showing showing) {
    /** Decides by the present allowlist and labels. */
    static JobOnPullRequest of(Entry entry, Optional<Downstream> downstream, Optional<Labels> labels) {
        return new JobOnPullRequest(
                entry, Showing.of(downstream, true, labels, entry.shown().isPresent()));
    }

    /** Returns whether GitHub shows the job's latest standing. */
    public boolean isUpToDate() {
        return entry.shown()
                .filter(shown -> shown.rank() >= entry.standing().rank())
                .isPresent();
    }
}
