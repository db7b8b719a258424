package crcr.infrastructure.http.console.answer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Something that is costly to read, kept for a moment: however many ask for it, it is read by one at a time, and at
 * most every 5 seconds. Who asks while it is read gets the last one, unless that is older than half a minute. Safe for
 * any number of threads.
 */
public final class Kept<T> {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration USABLE = Duration.ofSeconds(30);

    private final Clock clock;
    private final Supplier<T> source;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Optional<Entry<T>> last = Optional.empty();

    private record Entry<T>(T value, Instant at) {}

    /** Reads from that source when it is first asked. */
    public Kept(Clock clock, Supplier<T> source) {
        this.clock = clock;
        this.source = source;
    }

    /** Returns it; whatever reading throws is thrown to every caller that waits for it. */
    public T get() {
        Optional<T> fresh = youngerThan(FRESH);
        if (fresh.isPresent()) {
            return fresh.get();
        }
        Optional<T> usable = youngerThan(USABLE);
        if (usable.isPresent()) {
            return reading.tryLock() ? read() : usable.get();
        }
        reading.lock();
        return read();
    }

    private T read() {
        try {
            Optional<T> fresh = youngerThan(FRESH);
            if (fresh.isPresent()) {
                return fresh.get();
            }
            Instant at = clock.instant();
            T value = source.get();
            last = Optional.of(new Entry<>(value, at));
            return value;
        } finally {
            reading.unlock();
        }
    }

    // One from the future, before the clock was set back, is none.
    private Optional<T> youngerThan(Duration age) {
        Instant now = clock.instant();
        return last.filter(entry -> !entry.at().isAfter(now))
                .filter(entry -> entry.at().plus(age).isAfter(now))
                .map(Entry::value);
    }
}
