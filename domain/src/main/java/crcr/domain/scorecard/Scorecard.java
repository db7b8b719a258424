package crcr.domain.scorecard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How well a downstream does, and what its level and the next one ask of it.
 *
 * @param levelSince since when it is at its level, as far as a relay has seen that
 * @param lastSelfReport when its last self-report was taken
 * @param nightly whether its self-reports come
 * @param figures what was counted
 * @param own whether it meets what its own level asks for; empty if that asks for nothing
 * @param next likewise of the next level
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
