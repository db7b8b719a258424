package crcr.application.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The owners for which GitHub limits the calls. Safe for use by several threads. */
final class OwnersLeftAlone {
    // The time that GitHub's documentation asks for if its answer names none.
    private static final Duration UNTOLD = Duration.ofMinutes(1);

    private final Map<String, Instant> until = new HashMap<>();

    /** Pauses the calls for this owner from now on. */
    synchronized void leave(String owner, Optional<Duration> told, Instant now) {
        until.put(owner.toLowerCase(Locale.ROOT), now.plus(told.orElse(UNTOLD)));
    }

    /** Returns whether the calls for this owner are paused. */
    synchronized boolean isLeft(String owner, Instant now) {
        until.values().removeIf(end -> !now.isBefore(end));
        return until.containsKey(owner.toLowerCase(Locale.ROOT));
    }
}
