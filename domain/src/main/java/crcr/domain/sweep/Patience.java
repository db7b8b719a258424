package crcr.domain.sweep;

import java.time.Duration;
import java.util.Optional;

/**
 * How long the relay waits for jobs.
 *
 * @param untilAsked the silence after which GitHub is asked how a job's run stands, and after which it is asked again;
 *     empty if it is never asked
 * @param untilClosed the silence after which a job is closed as timed out, whatever GitHub says
 * @param untilStarted the time after a dispatch within which a first report is expected
 */
public record Patience(Optional<Duration> untilAsked, Duration untilClosed, Duration untilStarted) {
    private static final Duration AGAIN = Duration.ofMinutes(1);

    /** Returns the silence before which nothing is to be done about a job. */
    public Duration untilLook() {
        return untilAsked.filter(asked -> asked.compareTo(untilClosed) < 0).orElse(untilClosed);
    }

    /**
     * Returns the pause before a run is looked at again whose jobs are still silent: the one before GitHub may be asked
     * again, or, where it is never asked, a short one, since then it is only what a look has left undone.
     */
    public Duration untilNextLook() {
        return untilAsked.orElse(AGAIN);
    }

    /** Returns whether GitHub is to be asked about a job that has been silent for so long. */
    public boolean asksAfter(Duration silence) {
        return !closesAfter(silence)
                && untilAsked.filter(asked -> silence.compareTo(asked) >= 0).isPresent();
    }

    /** Returns whether a job is closed that has been silent for so long. */
    public boolean closesAfter(Duration silence) {
        return silence.compareTo(untilClosed) >= 0;
    }
}
