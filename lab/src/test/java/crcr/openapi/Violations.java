package crcr.openapi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was not as GitHub describes it, in any simulator of this process, each only once. */
final class Violations {
    private static final Set<String> FOUND = new LinkedHashSet<>();

    private Violations() {}

    static void add(List<String> violations) {
        synchronized (FOUND) {
            FOUND.addAll(violations);
        }
    }

    /** Returns what was found since this was asked last. */
    static List<String> take() {
        synchronized (FOUND) {
            List<String> taken = List.copyOf(FOUND);
            FOUND.clear();
            return taken;
        }
    }
}
