package crcr.lab.audit.checks;

import java.util.List;

/**
 * One promise, looked at.
 *
 * @param promise in words
 * @param seen how much was looked at, in words
 * @param violations each of them; empty if the promise was kept
 */
public record Check(String promise, String seen, List<String> violations) {
    /** Keeps its own copy. */
    public Check {
        violations = List.copyOf(violations);
    }

    /** Returns whether nothing speaks against it. */
    public boolean isKept() {
        return violations.isEmpty();
    }
}
