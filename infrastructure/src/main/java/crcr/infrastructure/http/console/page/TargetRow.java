package crcr.infrastructure.http.console.page;

import java.util.List;
import java.util.Optional;

/**
 * A downstream that a delivery goes to.
 *
 * @param level its level now; empty if it is not on the allowlist any more
 * @param state how far it has come, and how its jobs ended
 * @param words why, if that is not plain
 * @param attempts how many dispatches were tried
 * @param jobs how many jobs count as what
 * @param listed its jobs, or the first of them
 * @param more how many jobs there are besides
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
