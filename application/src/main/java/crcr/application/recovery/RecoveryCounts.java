package crcr.application.recovery;

import java.util.List;

/**
 * The work of one pass on the missed deliveries.
 *
 * @param asked the number of deliveries that GitHub promised to send again
 * @param refusals GitHub's message for each delivery that it will not send again
 * @param unheard the number of calls whose outcome is unknown
 * @param left the number of deliveries left for a later pass: too young, requested recently, or beyond the maximum of
 *     one pass
 */
public record RecoveryCounts(int asked, List<String> refusals, int unheard, int left) {
    /** Keeps its own copy. */
    public RecoveryCounts {
        refusals = List.copyOf(refusals);
    }

    /** Returns the number of deliveries that were missing. */
    public int missed() {
        return asked + refusals.size() + unheard + left;
    }
}
