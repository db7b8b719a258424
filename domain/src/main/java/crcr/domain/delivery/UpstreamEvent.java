package crcr.domain.delivery;

import crcr.domain.repository.RepositoryName;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * An event of the upstream that is relayed.
 *
 * @param type GitHub's name of the event
 * @param action what happened, for events that have actions
 * @param upstream where it happened, by the name that the relay knows it by
 * @param nameThen what the upstream was called when it happened; another name than {@code upstream} if it was renamed
 * @param pullRequest the number of the PR that it is about, if it is about one
 * @param headSha the commit to test
 */
public record UpstreamEvent(
        String type,
        Optional<String> action,
        RepositoryName upstream,
        RepositoryName nameThen,
        OptionalLong pullRequest,
        String headSha) {
    /** The actions of events for which a downstream need not start a job: what is closed needs none. */
    public static final Set<String> NEED_NO_JOB = Set.of("closed");

    private static final Set<String> NEW_SITUATION = Set.of("synchronize", "closed");

    /** Returns what the upstream was called when it happened; empty if that is the name that the relay knows it by. */
    public Optional<RepositoryName> otherName() {
        return nameThen.equals(upstream) ? Optional.empty() : Optional.of(nameThen);
    }

    /** Returns whether it is a push. */
    public boolean isPush() {
        return type.equals("push");
    }

    /** Returns whether a downstream may be expected to start a job for it. */
    public boolean expectsJobs() {
        return action.filter(NEED_NO_JOB::contains).isEmpty();
    }

    /**
     * Returns whether an older event of the same PR that still waits for a retry is not worth sending any more: its
     * commit is stale then (docs/downstream/payload.md#superseded-events).
     */
    public boolean supersedesOlder() {
        return pullRequest.isPresent() && action.filter(NEW_SITUATION::contains).isPresent();
    }
}
