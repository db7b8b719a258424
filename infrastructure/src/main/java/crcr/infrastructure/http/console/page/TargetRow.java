package crcr.infrastructure.http.console.page;

import java.util.List;
import java.util.Optional;

/**
 * A downstream of a delivery.
 *
 * @param level its present level; empty if it is not on the allowlist any more
 * @param state the stage of the target, and the results of its jobs
 * @param words the reason, if it is not obvious
 * @param attempts the number of attempts
 * @param jobs the numbers of jobs in each class
 * @param listed its jobs, or the first of them
 * @param more how many more jobs there are
 */
public record TargetRow(
        String repo,
        Optional<String> level,
        Mark state,
        String words,
        int attempts,
        DeliveryRow.Counts jobs,
        List<JobRow> listed,
        long more) {
    /** Keeps its own copy. */
    public TargetRow {
        listed = List.copyOf(listed);
    }

    /** Returns why none of its jobs can be run again from here, if all have the same reason. */
    public Optional<String> obstacle() {
        List<Optional<String>> reasons =
                listed.stream().map(JobRow::notRerun).distinct().toList();
        return reasons.size() == 1 ? reasons.getFirst() : Optional.empty();
    }
}
