package crcr.domain.delivery;

import crcr.domain.repository.RepositoryName;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * An event of the upstream that is relayed.
 *
 * @param type GitHub's name of the event
 * @param action its action, for events that have actions
 * @param upstream the upstream, by the name that the relay knows
 * @param nameThen the upstream's name at the time of the event; differs from {@code upstream} if it was renamed
 * @param pullRequest the number of its PR, if it has one
 * @param headSha the commit to test
 */
public record UpstreamEvent(
        String type,
        Optional<String> action,
        RepositoryName upstream,
        RepositoryName nameThen,
        OptionalLong pullRequest,
        String headSha) {
    /** The actions of events for which a downstream need not start a job. */
    public static final Set<String> NEED_NO_JOB = Set.of("closed");

    private static final Set<String> NEW_SITUATION = Set.of("synchronize", "closed");

    /** Returns the upstream's name at the time of the event; empty if it is the name that the relay knows. */
    public Optional<RepositoryName> otherName() {
        return nameThen.equals(upstream) ? Optional.empty() : Optional.of(nameThen);
    }

    /** Returns whether it is a push. */
    public boolean isPush() {
        return type.equals("push");
    }

    /** Returns whether a downstream is expected to start a job for it. */
    public boolean expectsJobs() {
        return action.filter(NEED_NO_JOB::contains).isEmpty();
    }

    /**
     * Returns whether it makes an older event of the same PR stale that still waits for a retry
     * (docs/downstream/payload.md#superseded-events).
     */
    public boolean supersedesOlder() {
        return pullRequest.isPresent() && action.filter(NEW_SITUATION::contains).isPresent();
    }
}
