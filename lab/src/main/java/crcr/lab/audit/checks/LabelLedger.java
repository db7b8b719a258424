package crcr.lab.audit.checks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which pull requests got the label or lost it, and when that was accepted. Safe for any number of threads. */
public final class LabelLedger {
    private final Map<Integer, List<Change>> changes = new ConcurrentHashMap<>();

    /**
     * An event that was accepted.
     *
     * @param isPut whether the label was put on it
     * @param sha the head commit then
     * @param accepted by {@link System#nanoTime}
     */
    public record Change(boolean isPut, String sha, long accepted) {}

    /** It was accepted just now; of one pull request, they are in order. */
    public void changed(int pullRequest, boolean isPut, String sha) {
        changes.computeIfAbsent(pullRequest, _ -> new CopyOnWriteArrayList<>())
                .add(new Change(isPut, sha, System.nanoTime()));
    }

    /** Returns the label was put on it at some time, or somebody tried to. */
    boolean wasEverPut(int pullRequest) {
        return of(pullRequest).stream().anyMatch(Change::isPut);
    }

    /** Returns the events that put it on the pull request and were not undone. */
    List<Change> puts(int pullRequest) {
        return of(pullRequest).reversed().stream().takeWhile(Change::isPut).toList();
    }

    /** Returns how many events there were. */
    int size() {
        return changes.values().stream().mapToInt(List::size).sum();
    }

    private List<Change> of(int pullRequest) {
        return changes.getOrDefault(pullRequest, List.of());
    }
}
