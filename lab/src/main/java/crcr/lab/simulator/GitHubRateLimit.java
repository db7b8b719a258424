package crcr.lab.simulator;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** How many calls each installation has left in the hour. It is told, and never enforced: a fault does that. */
final class GitHubRateLimit {
    private static final long LIMIT = 5_000;
    private static final long HOUR = 3_600;

    private final Clock clock;
    private final Map<String, Long> used = new HashMap<>();
    private long hour;

    GitHubRateLimit(Clock clock) {
        this.clock = clock;
    }

    /** Counts a call unless it is free, and says what is left. */
    synchronized Map<String, String> headers(String owner, boolean free) {
        long now = clock.instant().getEpochSecond() / HOUR;
        if (now != hour) {
            hour = now;
            used.clear();
        }
        long count = used.merge(owner, free ? 0L : 1L, Long::sum);
        return Map.of(
                "X-RateLimit-Limit", Long.toString(LIMIT),
                "X-RateLimit-Remaining", Long.toString(Math.max(0, LIMIT - count)),
                "X-RateLimit-Reset", Long.toString((hour + 1) * HOUR));
    }
}
