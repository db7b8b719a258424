package crcr.application.recovery;

import java.util.List;

/**
 * The work of one pass on the missed deliveries that it found.
 *
 * @param asked so many will come again, as GitHub promised
 * @param refusals GitHub's words for each that it will not send again
 * @param unheard the number of calls whose outcome is unknown
 * @param left so many are left for a later pass: too young, asked for a while ago, or beyond what one pass asks for
 */
public record RecoveryCounts(int asked, List<String> refusals, int unheard, int left) {
    /** Keeps its own copy. */
    public RecoveryCounts {
        refusals = List.copyOf(refusals);
    }

    /** Returns how many were found missing. */
    public int missed() {
        return asked + refusals.size() + unheard + left;
    }
}
