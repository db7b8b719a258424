package crcr.infrastructure.http.callback;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.LongSupplier;

/**
 * Counts requests that cannot be authenticated. A client may make 60 within a minute, which covers a person's mistakes;
 * more are a flood. Each process counts for itself, in bounded memory: beyond the bound, the client whose last failure
 * is oldest is forgotten. Safe for use by several threads.
 */
public final class FailedCallers {
    /** The maximum number of failures of one client that are answered in full, within a minute from the first on. */
    static final int PER_MINUTE = 60;

    /** The maximum number of remembered clients, which take some 4 MB. */
    static final int MOST_CLIENTS = 32_768;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LongSupplier nanos;
    // In the order of their last failures.
    private final SequencedMap<Client, Minute> minutes = new LinkedHashMap<>();

    /**
     * Begins without failures.
     *
     * @param nanos the time, as {@link System#nanoTime} returns it
     */
    public FailedCallers(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The failures of one client in the minute that began then. */
    private record Minute(long begun, int failures) {
        Duration left(long now) {
            return MINUTE.minusNanos(now - begun);
        }

        boolean isOver(long now) {
            return left(now).compareTo(Duration.ZERO) <= 0;
        }
    }

    /** Returns for how long this client still counts as a flood; empty if it does not. */
    synchronized Optional<Duration> flooding(Client client) {
        long now = nanos.getAsLong();
        return Optional.ofNullable(minutes.get(client))
                .filter(minute -> minute.failures() >= PER_MINUTE && !minute.isOver(now))
                .map(minute -> minute.left(now));
    }

    /** Counts one more failure; returns true if this client begins to count as a flood with it. */
    synchronized boolean failed(Client client) {
        long now = nanos.getAsLong();
        // Removed first, so that it moves to the end of the order.
        Minute last = minutes.remove(client);
        Minute minute = last == null || last.isOver(now) ? new Minute(now, 1) : new Minute(last.begun(), next(last));
        minutes.put(client, minute);
        if (minutes.size() > MOST_CLIENTS) {
            minutes.pollFirstEntry();
        }
        return minute.failures() == PER_MINUTE && (last == null || last.failures() < PER_MINUTE);
    }

    private static int next(Minute minute) {
        return Math.min(minute.failures() + 1, PER_MINUTE);
    }

    /** Returns the number of remembered clients. */
    synchronized int size() {
        return minutes.size();
    }
}
