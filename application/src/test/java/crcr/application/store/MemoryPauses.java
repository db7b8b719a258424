package crcr.application.store;

import crcr.domain.repository.RepositoryName;
import crcr.domain.target.Breaker;
import crcr.domain.target.Quiet;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The pauses of a {@link MemoryStore}: of owners that GitHub limits, and of downstreams that keep failing. */
final class MemoryPauses {
    private final Map<String, Quiet> quiets = new HashMap<>();
    private final Map<RepositoryName, Breaker> breakers = new HashMap<>();

    private Quiet quietOf(String owner) {
        return quiets.getOrDefault(owner, Quiet.NONE);
    }

    private Breaker breakerOf(MemoryTarget target) {
        return breakers.getOrDefault(target.downstream(), Breaker.CLOSED);
    }

    /** Until when this target may not begin; empty if it may, and then it is the one that tries a paused downstream. */
    Optional<Instant> holding(MemoryTarget target, Instant now, Duration probing) {
        Optional<Instant> until = quietUntil(target, now).or(() -> pausedUntil(target, now));
        if (until.isEmpty()) {
            breakers.put(target.downstream(), breakerOf(target).begun(target.key(), now, probing));
        }
        return until;
    }

    /** Returns the end of the owner's limit, if there is one. */
    Optional<Instant> quietUntil(MemoryTarget target, Instant now) {
        return quietOf(target.owner()).holdsUntil(now);
    }

    /** Until when its downstream is paused, if it is. */
    Optional<Instant> pausedUntil(MemoryTarget target, Instant now) {
        return breakerOf(target).pausedUntil(now);
    }

    void failed(MemoryTarget target, Instant now) {
        breakers.put(target.downstream(), breakerOf(target).failed(target.key(), now));
    }

    void died(MemoryTarget target, Instant now) {
        breakers.put(target.downstream(), breakerOf(target).gaveUp(target.key(), now));
    }

    void succeeded(MemoryTarget target, Instant now) {
        breakers.remove(target.downstream());
        quiets.put(target.owner(), quietOf(target.owner()).succeeded(now));
    }

    Instant quiet(String owner, Optional<Duration> told, Instant now) {
        Quiet quiet = quietOf(owner).asked(told, now);
        quiets.put(owner, quiet);
        return quiet.until();
    }
}
