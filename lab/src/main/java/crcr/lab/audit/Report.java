package crcr.lab.audit;

/**
 * A callback.
 *
 * @param run numbers the runs; each dispatch that arrived is a run of its own, even if it is a repeat
 * @param status {@code in_progress} or {@code completed}, or {@code closed} if it is the relay's own
 */
record Report(String delivery, String downstream, String run, String attempt, String status) {
    /** Returns the same job's report of that status. */
    Report as(String other) {
        return new Report(delivery, downstream, run, attempt, other);
    }
}
