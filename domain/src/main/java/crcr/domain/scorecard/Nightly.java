package crcr.domain.scorecard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a downstream sends the self-reports that are expected of it. */
public enum Nightly {
    /** None is expected: it takes part in none, or has never sent one and nobody has said that it will. */
    NOT_EXPECTED,
    /** The last one is recent, or there is still time for the first. */
    CURRENT,
    /** The last one is older than {@link #PATIENCE}; or there was none for so long. */
    STALE;

    /** How old the last self-report may be: a night's run that comes late is no trouble, a missed night is. */
    public static final Duration PATIENCE = Duration.ofHours(36);

    /** What the allowlist says of a downstream's self-reports. */
    public enum Expected {
        /** It may send none. */
        NO,
        /** It may send some, as every entry may that names no events. */
        IF_IT_HAS_BEGUN,
        /** Its entry names them. */
        YES
    }

    /**
     * Returns how it is.
     *
     * @param last when the last one was taken
     * @param levelSince since when the downstream is at its level
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
