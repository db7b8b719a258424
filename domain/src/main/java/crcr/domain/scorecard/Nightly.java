package crcr.domain.scorecard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The state of the self-reports that are expected of a downstream. */
public enum Nightly {
    /**
     * No self-report is expected: the downstream takes part in none, or it has never sent one and its entry does not
     * announce any.
     */
    NOT_EXPECTED,
    /** The last self-report is recent, or there is still time for the first one. */
    CURRENT,
    /** The last self-report, or the wait for the first one, is older than {@link #PATIENCE}. */
    STALE;

    /** The maximum age of the last self-report. It tolerates a late run and notices a missed night. */
    public static final Duration PATIENCE = Duration.ofHours(36);

    /** The allowlist's rule for a downstream's self-reports. */
    public enum Expected {
        /** The downstream may send none. */
        NO,
        /** The downstream may send some, because its entry names no events. */
        IF_IT_HAS_BEGUN,
        /** The downstream's entry announces self-reports. */
        YES
    }

    /**
     * Returns the state of a downstream's self-reports.
     *
     * @param last when the last self-report was accepted
     * @param levelSince when the downstream reached its level
     */
    public static Nightly of(Expected expected, Optional<Instant> last, Optional<Instant> levelSince, Instant now) {
        Optional<Instant> from = switch (expected) {
            case NO -> Optional.empty();
            case IF_IT_HAS_BEGUN -> last;
            case YES -> last.or(() -> levelSince);
        };
        return from.map(since -> Duration.between(since, now).compareTo(PATIENCE) > 0 ? STALE : CURRENT)
                .orElse(NOT_EXPECTED);
    }
}
