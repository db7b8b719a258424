package crcr.application.store;

import crcr.application.dispatch.Target;
import crcr.domain.target.TargetKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** The targets of a {@link MemoryStore} that wait for a process, and those that a process has claimed. */
final class MemoryClaims {
    static final Duration LEASE = Duration.ofMinutes(1);
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(100);

    private final Clock clock;
    private final Queue<Target> waiting = new ArrayDeque<>();
    private final Map<Target, Instant> renewed = new LinkedHashMap<>();
    private int tickets;

    MemoryClaims(Clock clock) {
        this.clock = clock;
    }

    synchronized void queue(TargetKey key) {
        tickets++;
        waiting.add(new Target("ticket-" + tickets, key.delivery(), key.downstream()));
        notifyAll();
    }

    synchronized List<Target> claim(int most) {
        try {
            waitForOne();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
        List<Target> claimed = new ArrayList<>();
        while (claimed.size() < most && !waiting.isEmpty()) {
            claimed.add(waiting.remove());
        }
        claimed.forEach(target -> renewed.put(target, clock.instant()));
        return claimed;
    }

    private synchronized void waitForOne() throws InterruptedException {
        long end = System.nanoTime() + MOMENT;
        long left = MOMENT;
        while (waiting.isEmpty() && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
    }

    synchronized void renew(List<Target> claimed) {
        claimed.forEach(target -> renewed.computeIfPresent(target, (_, _) -> clock.instant()));
    }

    synchronized void giveBack(List<Target> claimed) {
        claimed.forEach(target ->
                renewed.computeIfPresent(target, (_, _) -> clock.instant().minus(LEASE)));
    }

    synchronized boolean isHeld(Target claim) {
        return renewed.containsKey(claim);
    }

    /** Ends a claim; true if it was still held. */
    synchronized boolean end(Target claim) {
        return renewed.remove(claim) != null;
    }

    /** Ends the claims whose lease has lapsed, and returns them. */
    synchronized List<Target> endLapsed() {
        Instant now = clock.instant();
        List<Target> lapsed = renewed.entrySet().stream()
                .filter(claim -> !now.isBefore(claim.getValue().plus(LEASE)))
                .map(Map.Entry::getKey)
                .toList();
        lapsed.forEach(renewed::remove);
        return lapsed;
    }
}
