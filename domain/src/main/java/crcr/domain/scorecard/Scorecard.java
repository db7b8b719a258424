package crcr.domain.scorecard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The figures of a downstream, judged by the requirements of its level and of the next one.
 *
 * @param levelSince when it reached its level, as far as a relay has seen that
 * @param lastSelfReport when its last self-report was accepted
 * @param nightly the state of its self-reports
 * @param figures the counts
 * @param own the verdicts on the requirements of its own level; empty if that has none
 * @param next the verdicts on the requirements of the next level; empty if that has none
 */
public record Scorecard(
        Optional<Instant> levelSince,
        Optional<Instant> lastSelfReport,
        Nightly nightly,
        Figures figures,
        List<Requirements.Judged> own,
        List<Requirements.Judged> next) {
    /** Keeps its own copies. */
    public Scorecard {
        own = List.copyOf(own);
        next = List.copyOf(next);
    }
}
