package crcr.application.explanation;

import java.util.List;

/**
 * The fate of one delivery's target.
 *
 * @param attempts the number of attempts since it was queued, without those that GitHub's limits ended
 * @param steps its steps, the earliest first: the last {@link #MOST_STEPS}
 */
public record Fate(Stage stage, int attempts, List<Step> steps) {
    /** The maximum number of steps that are kept of a target. */
    public static final int MOST_STEPS = 20;

    /** Keeps its own copy. */
    public Fate {
        steps = List.copyOf(steps);
    }
}
