package crcr.lab.audit.checks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The jobs that GitHub started, with the reports that the relay accepted. Safe for use by several threads. */
public final class JobLedger {
    private final Map<Job, List<Move>> moves = new ConcurrentHashMap<>();

    /**
     * A report that the relay accepted.
     *
     * @param state {@code in_progress}, or the conclusion
     * @param sent when it was first sent, by {@link System#nanoTime}
     */
    public record Move(String state, long sent) {}

    /** Records that GitHub started the job. */
    public void started(Job job) {
        moves.computeIfAbsent(job, _ -> new CopyOnWriteArrayList<>());
    }

    /** Records that the relay accepted such a report, which was first sent at that time. */
    public void moved(Job job, String state, long sent) {
        moves.computeIfAbsent(job, _ -> new CopyOnWriteArrayList<>()).add(new Move(state, sent));
    }

    /** Returns all jobs that were started. */
    Set<Job> all() {
        return Set.copyOf(moves.keySet());
    }

    /** Returns the accepted reports of a job, in order. */
    List<Move> moves(Job job) {
        return List.copyOf(moves.getOrDefault(job, List.of()));
    }

    boolean hasBegun(Job job) {
        return !moves(job).isEmpty();
    }

    /** Returns the conclusion that the job itself has reported. */
    Optional<String> conclusion(Job job) {
        return moves(job).stream()
                .map(Move::state)
                .filter(state -> !state.equals("in_progress"))
                .findFirst();
    }
}
