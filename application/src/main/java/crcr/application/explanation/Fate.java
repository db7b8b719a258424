package crcr.application.explanation;

import java.util.List;

/**
 * The outcome of one delivery's target.
 *
 * @param attempts how many have begun since it was queued; those that GitHub's limits ended do not count
 * @param steps what happened, the earliest first: {@link #MOST_STEPS} at the most, the last ones
 */
public record Fate(Stage stage, int attempts, List<Step> steps) {
    /** How many steps are kept of a target. */
    public static final int MOST_STEPS = 20;

    /** Keeps its own copy. */
    public Fate {
        steps = List.copyOf(steps);
    }
}
