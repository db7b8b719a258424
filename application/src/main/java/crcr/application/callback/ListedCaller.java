package crcr.application.callback;

import crcr.domain.allowlist.Downstream;
import crcr.domain.callback.Standing;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;

/**
 * A caller, with its standing on the allowlist that was in force when it called. All decisions about one report use
 * this.
 *
 * @param standing whether it may report; empty if no allowlist was loaded
 * @param names the names under which dispatches may have been sent to it: that of its entry first, and then those under
 *     which it is remembered, because the allowlist may have followed a rename while its jobs ran; empty if it has no
 *     entry
 */
public record ListedCaller(Caller caller, Optional<Standing> standing, List<RepositoryName> names) {
    /** Keeps its own copy. */
    public ListedCaller {
        names = List.copyOf(names);
    }

    /**
     * Returns whether the caller may be listed, so that its body is worth reading. As long as no allowlist was loaded,
     * every caller may be.
     */
    public boolean mayBeListed() {
        return standing.filter(Standing.NotListed.class::isInstance).isEmpty();
    }

    /** Returns its entry; empty if it has none, or if no allowlist was loaded. */
    public Optional<Downstream> entry() {
        return standing.flatMap(known -> switch (known) {
            case Standing.Reporter(Downstream downstream) -> Optional.of(downstream);
            case Standing.TriggeredOnly(Downstream downstream) -> Optional.of(downstream);
            case Standing.NotListed _ -> Optional.empty();
        });
    }
}
