package crcr.domain.scorecard;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The known figures of a downstream.
 *
 * @param tallies the counts over each window
 * @param atLevel the time for which the downstream has been at its level; empty if that is not on record yet
 */
public record Figures(Map<Window, Tally> tallies, Optional<Duration> atLevel) {
    /** Keeps its own copy. A window that is absent counts as empty. */
    public Figures {
        Map<Window, Tally> complete = new EnumMap<>(Window.class);
        for (Window window : Window.values()) {
            complete.put(window, tallies.getOrDefault(window, Tally.EMPTY));
        }
        tallies = Map.copyOf(complete);
    }

    /** Returns the counts over a window. */
    public Tally over(Window window) {
        return tallies.getOrDefault(window, Tally.EMPTY);
    }

    Evidence evidence(Window window) {
        return new Evidence(over(window), atLevel);
    }
}
