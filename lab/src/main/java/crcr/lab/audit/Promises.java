package crcr.lab.audit;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The promises that the relay made to its callers. */
final class Promises {
    private final Queue<Event> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<Report> taken = new ConcurrentLinkedQueue<>();
    private final Queue<Report> inferred = new ConcurrentLinkedQueue<>();
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();

    /** Records that it answered 202. */
    void accepted(Event event) {
        accepted.add(event);
    }

    /** Records that it answered 200 or 202. */
    void taken(Report report) {
        taken.add(report);
    }

    /** Records that it answered a repeat with 409 after an attempt without an answer. */
    void takenBefore(Report report) {
        inferred.add(report);
    }

    /** Records an answer that it should not have given. */
    void unexpected(String what) {
        unexpected.add(what);
    }

    /** Returns the accepted events of all pull requests, those of each in the order of their acceptance. */
    List<Event> accepted() {
        return List.copyOf(accepted);
    }

    List<Report> taken() {
        return List.copyOf(taken);
    }

    List<Report> takenBefore() {
        return List.copyOf(inferred);
    }

    List<String> unexpected() {
        return List.copyOf(unexpected);
    }
}
