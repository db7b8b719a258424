package crcr.domain.check;

import crcr.domain.allowlist.Level;
import java.util.List;
import java.util.Optional;

/**
 * A job as its check run shows it.
 *
 * @param standing its state
 * @param level its downstream's level; empty if that is not on the allowlist any more
 * @param oncalls the users on call for its downstream, by the allowlist
 * @param link the page to which the check run leads
 */
public record ShownJob(JobStanding standing, Optional<Level> level, List<String> oncalls, JobLink link) {
    /** Keeps its own copy. */
    public ShownJob {
        oncalls = List.copyOf(oncalls);
    }
}
