package crcr.application.sweep;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.sweep.UnstartedDispatches.Unstarted;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Grant;
import crcr.domain.sweep.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the accepted dispatches from which no job reported in time, each of them once. */
public final class CountingUnstarted {
    private static final int AT_ONCE = 100;

    private final UnstartedDispatches dispatches;
    private final AllowlistInForce allowlist;
    private final Patience patience;

    /** Finds them in {@code dispatches}. */
    public CountingUnstarted(UnstartedDispatches dispatches, AllowlistInForce allowlist, Patience patience) {
        this.dispatches = dispatches;
        this.allowlist = allowlist;
        this.patience = patience;
    }

    /**
     * Returns the dispatches that became overdue since the last call of any process. Dispatches without an expected
     * report are left out: those of downstreams that only receive dispatches or are not listed any more, and those of
     * events that need no job.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    public List<Unstarted> overdue() {
        Optional<Allowlist> known = allowlist.allowlist();
        List<Unstarted> counted = new ArrayList<>();
        while (known.isPresent()) {
            List<Unstarted> some = dispatches.overdue(patience.untilStarted(), AT_ONCE);
            Map<Boolean, List<Unstarted>> missed =
                    some.stream().collect(Collectors.partitioningBy(dispatch -> isExpected(dispatch, known.get())));
            if (!some.isEmpty()) {
                counted.addAll(dispatches.takeOut(
                        missed.getOrDefault(true, List.of()), missed.getOrDefault(false, List.of())));
            }
            if (some.size() < AT_ONCE) {
                break;
            }
        }
        return List.copyOf(counted);
    }

    private static boolean isExpected(Unstarted dispatch, Allowlist known) {
        Optional<Downstream> downstream = known.find(dispatch.downstream());
        return dispatch.event().expectsJobs()
                && downstream.filter(listed -> listed.has(Grant.RESULTS_TO_HUD)).isPresent();
    }
}
