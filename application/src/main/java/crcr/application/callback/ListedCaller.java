package crcr.application.callback;

import crcr.domain.allowlist.Downstream;
import crcr.domain.callback.Standing;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;

/**
 * A caller, with what the allowlist that was in force when it came says of it. All that is decided about one report
 * rests on this.
 *
 * @param standing whether it may report; empty if it was not known who is listed
 * @param names those under which dispatches may have been sent to it: that of its entry first, and then those under
 *     which it is remembered, since the allowlist may have followed a rename while its jobs ran; empty if it has no
 *     entry
 */
public record ListedCaller(Caller caller, Optional<Standing> standing, List<RepositoryName> names) {
    /** Keeps its own copy. */
    public ListedCaller {
        names = List.copyOf(names);
    }

    /**
     * Returns whether a report of it can come to more than being refused because nobody listed it, so that its body is
     * worth reading. As long as it is not known who is listed, anybody may be.
     */
    public boolean mayBeListed() {
        return standing.filter(Standing.NotListed.class::isInstance).isEmpty();
    }

    /** Returns its entry; empty if it has none, or if it was not known who is listed. */
    public Optional<Downstream> entry() {
        return standing.flatMap(known -> switch (known) {
            case Standing.Reporter(Downstream downstream) -> Optional.of(downstream);
            case Standing.TriggeredOnly(Downstream downstream) -> Optional.of(downstream);
            case Standing.NotListed _ -> Optional.empty();
        });
    }
}
