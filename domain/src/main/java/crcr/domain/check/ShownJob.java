package crcr.domain.check;

import crcr.domain.allowlist.Level;
import java.util.List;
import java.util.Optional;

/**
 * A job as its check run shows it.
 *
 * @param standing how it stands
 * @param level its downstream's; empty if that is not on the allowlist any more
 * @param oncalls who is on call for its downstream, by the allowlist
 * @param link where the check run leads
 */
public record ShownJob(JobStanding standing, Optional<Level> level, List<String> oncalls, JobLink link) {
    /** Keeps its own copy. */
    public ShownJob {
        oncalls = List.copyOf(oncalls);
    }
}
