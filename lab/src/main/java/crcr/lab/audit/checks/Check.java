package crcr.lab.audit.checks;

import java.util.List;

/**
 * The check of a guarantee.
 *
 * @param promise in words
 * @param seen the size of the evidence, in words
 * @param violations each violation; empty if the guarantee was kept
 */
public record Check(String promise, String seen, List<String> violations) {
    /** Keeps its own copy. */
    public Check {
        violations = List.copyOf(violations);
    }

    /** Returns whether there is no violation. */
    public boolean isKept() {
        return violations.isEmpty();
    }
}
