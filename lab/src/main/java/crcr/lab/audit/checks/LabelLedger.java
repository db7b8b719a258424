package crcr.lab.audit.checks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The label's changes on pull requests, with the times of their acceptance. Safe for use by several threads. */
public final class LabelLedger {
    private final Map<Integer, List<Change>> changes = new ConcurrentHashMap<>();

    /**
     * An accepted event.
     *
     * @param isPut whether the label was added
     * @param sha the head commit at that time
     * @param accepted by {@link System#nanoTime}
     */
    public record Change(boolean isPut, String sha, long accepted) {}

    /** Records an event that was accepted just now. Those of one pull request come in order. */
    public void changed(int pullRequest, boolean isPut, String sha) {
        changes.computeIfAbsent(pullRequest, _ -> new CopyOnWriteArrayList<>())
                .add(new Change(isPut, sha, System.nanoTime()));
    }

    /** Returns whether anybody ever added the label, or tried to. */
    boolean wasEverPut(int pullRequest) {
        return of(pullRequest).stream().anyMatch(Change::isPut);
    }

    /** Returns the events that added it to the pull request and were not undone. */
    List<Change> puts(int pullRequest) {
        return of(pullRequest).reversed().stream().takeWhile(Change::isPut).toList();
    }

    /** Returns the number of events. */
    int size() {
        return changes.values().stream().mapToInt(List::size).sum();
    }

    private List<Change> of(int pullRequest) {
        return changes.getOrDefault(pullRequest, List.of());
    }
}
