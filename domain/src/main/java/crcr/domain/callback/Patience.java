package crcr.domain.callback;

import java.time.Duration;

/**
 * How long and how often a record is tried that HUD does not take (contract 3). The pauses double from the first to the
 * longest; each is shortened by up to its half by chance, so that the records of an outage do not all come back at the
 * same moment.
 *
 * @param first the pause after the first attempt
 * @param longest the longest pause
 * @param life how long after its acceptance a record is tried
 */
public record Patience(Duration first, Duration longest, Duration life) {
    // Doubled more often than this, one millisecond would be longer than any pause that is meant.
    private static final int MOST_DOUBLINGS = 40;

    /** What is done after an attempt that failed. */
    public sealed interface Next {
        /** The record is tried again after this pause. */
        record Again(Duration pause) implements Next {}

        /** The record has been tried for long enough. */
        record GiveUp() implements Next {}
    }

    /**
     * What is done after one more attempt has failed. The last attempt is made when the record's life is over, and not
     * a whole pause later.
     *
     * @param attempts how many attempts had failed before this one
     * @param age the time since the record was accepted
     * @param chance a number in [0, 1)
     */
    public Next after(int attempts, Duration age, double chance) {
        Duration left = life.minus(age);
        if (!left.isPositive()) {
            return new Next.GiveUp();
        }
        Duration pause = shortened(whole(attempts), chance);
        return new Next.Again(pause.compareTo(left) < 0 ? pause : left);
    }

    private Duration whole(int attempts) {
        double doubled = first.toMillis() * Math.pow(2, Math.min(attempts, MOST_DOUBLINGS));
        return doubled < longest.toMillis() ? Duration.ofMillis((long) doubled) : longest;
    }

    private static Duration shortened(Duration pause, double chance) {
        return pause.minus(Duration.ofMillis((long) (pause.toMillis() / 2.0 * chance)));
    }
}
