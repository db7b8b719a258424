package crcr.lab.audit;

import java.util.List;

/**
 * One promise, looked at.
 *
 * @param promise in words
 * @param seen how much was looked at, in words
 * @param violations each of them; empty if the promise was kept
 */
record Check(String promise, String seen, List<String> violations) {
    boolean isKept() {
        return violations.isEmpty();
    }
}
