package crcr.application.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The owners for which GitHub limits the calls. Safe for any number of threads. */
final class OwnersLeftAlone {
    // What GitHub asks for where it does not say for how long.
    private static final Duration UNTOLD = Duration.ofMinutes(1);

    private final Map<String, Instant> until = new HashMap<>();

    /** Pauses this owner from now on. */
    synchronized void leave(String owner, Optional<Duration> told, Instant now) {
        until.put(owner.toLowerCase(Locale.ROOT), now.plus(told.orElse(UNTOLD)));
    }

    /** Returns whether this one is paused at this moment. */
    synchronized boolean isLeft(String owner, Instant now) {
        until.values().removeIf(end -> !now.isBefore(end));
        return until.containsKey(owner.toLowerCase(Locale.ROOT));
    }
}
