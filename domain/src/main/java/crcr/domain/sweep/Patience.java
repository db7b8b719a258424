package crcr.domain.sweep;

import java.time.Duration;
import java.util.Optional;

/**
 * The times for which the relay waits for jobs.
 *
 * @param untilAsked the silence after which the relay asks GitHub about a job's run, and asks again; empty if it never
 *     asks
 * @param untilClosed the silence after which a job is closed as timed out, whatever GitHub reports
 * @param untilStarted the time after a dispatch within which a first report is expected
 */
public record Patience(Optional<Duration> untilAsked, Duration untilClosed, Duration untilStarted) {
    private static final Duration AGAIN = Duration.ofMinutes(1);

    /** Returns the silence before which no job needs attention. */
    public Duration untilLook() {
        return untilAsked.filter(asked -> asked.compareTo(untilClosed) < 0).orElse(untilClosed);
    }

    /**
     * Returns the pause before another look at a run whose jobs are still silent: the one before GitHub may be asked
     * again. Where the relay never asks, it is a short one, which only completes what a look left undone.
     */
    public Duration untilNextLook() {
        return untilAsked.orElse(AGAIN);
    }

    /** Returns whether the relay asks GitHub about a job after that silence. */
    public boolean asksAfter(Duration silence) {
        return !closesAfter(silence)
                && untilAsked.filter(asked -> silence.compareTo(asked) >= 0).isPresent();
    }

    /** Returns whether the relay closes a job after that silence. */
    public boolean closesAfter(Duration silence) {
        return silence.compareTo(untilClosed) >= 0;
    }
}
