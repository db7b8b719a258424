package crcr.lab.audit;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the relay has said to its callers. */
final class Promises {
    private final Queue<Event> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<Report> taken = new ConcurrentLinkedQueue<>();
    private final Queue<Report> inferred = new ConcurrentLinkedQueue<>();
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();

    /** It has answered 202. */
    void accepted(Event event) {
        accepted.add(event);
    }

    /** It has answered 200 or 202. */
    void taken(Report report) {
        taken.add(report);
    }

    /** It has answered a repeat with 409, and had not answered the attempt before. */
    void takenBefore(Report report) {
        inferred.add(report);
    }

    /** It has said what it should not have. */
    void unexpected(String what) {
        unexpected.add(what);
    }

    /** Returns the events of one pull request in the order in which they were accepted, among others. */
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
