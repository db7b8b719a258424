package crcr.infrastructure.http.console.answer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps a value for a moment whose reading is costly. One caller at a time reads it, at most every 5 seconds. Other
 * callers meanwhile get the last value, unless it is older than half a minute. Safe for use by several threads.
 */
public final class Kept<T> {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration USABLE = Duration.ofSeconds(30);

    private final Clock clock;
    private final Supplier<T> source;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Optional<Entry<T>> last = Optional.empty();

    private record Entry<T>(T value, Instant at) {}

    /** Reads from that source on the first request. */
    public Kept(Clock clock, Supplier<T> source) {
        this.clock = clock;
        this.source = source;
    }

    /** Returns the value. An exception of the reading reaches every waiting caller. */
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

    // A value from the future, of before the clock was set back, does not count.
    private Optional<T> youngerThan(Duration age) {
        Instant now = clock.instant();
        return last.filter(entry -> !entry.at().isAfter(now))
                .filter(entry -> entry.at().plus(age).isAfter(now))
                .map(Entry::value);
    }
}
