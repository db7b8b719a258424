package crcr.application.store;

import crcr.application.callback.CallbackLimit.Allowance;
import crcr.domain.repository.RepositoryName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The callbacks that a {@link MemoryStore} counts, for each repository as one moment: when its allowance will be whole
 * again. Each callback puts that off by its share of a minute, and may not put it further off than a minute.
 */
final class MemoryLimit {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Runnable requireThere;
    private final Map<RepositoryName, Instant> wholeAgain = new HashMap<>();

    MemoryLimit(Clock clock, Runnable requireThere) {
        this.clock = clock;
        this.requireThere = requireThere;
    }

    synchronized Allowance take(RepositoryName repository, int perMinute) {
        requireThere.run();
        Instant now = clock.instant();
        Instant whole = wholeAgain.getOrDefault(repository, now);
        Instant next = (whole.isBefore(now) ? now : whole).plus(MINUTE.dividedBy(perMinute));
        if (next.isAfter(now.plus(MINUTE))) {
            return new Allowance.Exhausted(Duration.between(now.plus(MINUTE), next));
        }
        wholeAgain.put(repository, next);
        return new Allowance.Granted();
    }
}
