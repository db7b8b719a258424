package crcr.application.store;

import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whom a {@link MemoryStore} leaves alone: owners for whom GitHub asked for it, and downstreams that keep failing. */
final class MemoryPauses {
    private static final int PATIENCE = 5;
    private static final Duration FIRST_BREAK = Duration.ofSeconds(30);
    private static final Duration LONGEST_BREAK = Duration.ofMinutes(10);
    private static final Duration FIRST_QUIET = Duration.ofMinutes(1);
    private static final Duration LONGEST_QUIET = Duration.ofHours(1);

    private final Map<String, Quiet> quiets = new HashMap<>();
    private final Map<RepositoryName, Breaker> breakers = new HashMap<>();

    private record Quiet(Instant until, int times) {}

    private record Breaker(int failures, Optional<Instant> until, Optional<MemoryTarget> probe) {
        boolean isOpen(Instant now) {
            return until.filter(now::isBefore).isPresent();
        }
    }

    /** Until when this target may not begin; empty if it may, and then it is the one that tries a paused downstream. */
    Optional<Instant> holding(MemoryTarget target, Instant now, Duration probe) {
        Quiet quiet = quiets.get(target.owner());
        if (quiet != null && now.isBefore(quiet.until())) {
            return Optional.of(quiet.until());
        }
        Breaker breaker = breakers.get(target.downstream());
        if (breaker == null || breaker.until().isEmpty()) {
            return Optional.empty();
        }
        if (breaker.isOpen(now)) {
            return breaker.until();
        }
        breakers.put(
                target.downstream(),
                new Breaker(breaker.failures(), Optional.of(now.plus(probe)), Optional.of(target)));
        return Optional.empty();
    }

    /** Until when its owner is left alone, if it is. */
    Optional<Instant> quietUntil(MemoryTarget target, Instant now) {
        return Optional.ofNullable(quiets.get(target.owner())).map(Quiet::until).filter(now::isBefore);
    }

    /** Until when its downstream is paused, if it is. */
    Optional<Instant> pausedUntil(MemoryTarget target, Instant now) {
        return Optional.ofNullable(breakers.get(target.downstream()))
                .flatMap(Breaker::until)
                .filter(now::isBefore);
    }

    void failed(MemoryTarget target, Instant now) {
        Breaker before = breakers.getOrDefault(target.downstream(), new Breaker(0, Optional.empty(), Optional.empty()));
        // One that was in flight when the pause began says nothing new.
        if (before.isOpen(now) && !before.probe().equals(Optional.of(target))) {
            return;
        }
        int failures = before.failures() + 1;
        Optional<Instant> until = failures < PATIENCE
                ? Optional.empty()
                : Optional.of(now.plus(grown(FIRST_BREAK, failures - PATIENCE, LONGEST_BREAK)));
        breakers.put(target.downstream(), new Breaker(failures, until, Optional.empty()));
    }

    void died(MemoryTarget target, Instant now) {
        breakers.computeIfPresent(
                target.downstream(),
                (_, before) -> before.probe().equals(Optional.of(target))
                        ? new Breaker(before.failures(), Optional.of(now), Optional.empty())
                        : before);
    }

    void succeeded(MemoryTarget target, Instant now) {
        breakers.remove(target.downstream());
        Quiet quiet = quiets.get(target.owner());
        if (quiet != null && !now.isBefore(quiet.until())) {
            quiets.remove(target.owner());
        }
    }

    Instant quiet(String owner, Optional<Duration> told, Instant now) {
        Quiet before = quiets.getOrDefault(owner, new Quiet(now, 0));
        boolean isQuiet = now.isBefore(before.until());
        int times = told.isPresent() || isQuiet ? before.times() : before.times() + 1;
        Instant asked = told.map(now::plus)
                .orElseGet(() -> isQuiet ? before.until() : now.plus(grown(FIRST_QUIET, times - 1, LONGEST_QUIET)));
        Instant until = asked.isAfter(before.until()) ? asked : before.until();
        quiets.put(owner, new Quiet(until, times));
        return until;
    }

    private static Duration grown(Duration first, int doubled, Duration longest) {
        Duration grown = first.multipliedBy(1L << Math.min(doubled, 20));
        return grown.compareTo(longest) < 0 ? grown : longest;
    }
}
