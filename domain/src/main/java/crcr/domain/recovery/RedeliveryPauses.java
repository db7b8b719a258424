package crcr.domain.recovery;

import java.time.Duration;
import java.util.List;

/**
 * How long to wait before the same delivery is asked for again. The first time nothing is waited for.
 *
 * @param growing the pause after the first time, after the second, and so on; the last one goes for all further times
 */
public record RedeliveryPauses(List<Duration> growing) {
    private static final Duration LONGEST = Duration.ofHours(6);

    /** Keeps its own copy, which may not be empty. */
    public RedeliveryPauses {
        growing = List.copyOf(growing);
        if (growing.isEmpty()) {
            throw new IllegalArgumentException("there has to be a pause after the first time");
        }
    }

    /**
     * Five minutes, and twice as long each time, up to six hours. So a short outage heals soon, and what fails for good
     * costs some twenty calls in GitHub's three days.
     */
    public static RedeliveryPauses standard() {
        return new RedeliveryPauses(List.of(
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Duration.ofMinutes(20),
                Duration.ofMinutes(40),
                Duration.ofMinutes(80),
                Duration.ofMinutes(160),
                Duration.ofMinutes(320),
                LONGEST));
    }

    /**
     * The pause after having asked so often.
     *
     * @param times 1 or more
     */
    public Duration after(int times) {
        return growing.get(Math.min(times, growing.size()) - 1);
    }
}
