package crcr.infrastructure.http.callback;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.LongSupplier;

/**
 * Who sends requests that cannot be authenticated: 60 of one client within a minute are as many as a person's mistakes
 * make; more are a flood. Counted by this process for itself, in memory that is bounded: of more clients than that, the
 * one that has not failed for longest is forgotten. Safe for any number of threads.
 */
public final class FailedCallers {
    /** As many failures of one client are answered in full, within a minute from the first on. */
    static final int PER_MINUTE = 60;

    /** As many clients are remembered: some 4 MB. */
    static final int MOST_CLIENTS = 32_768;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LongSupplier nanos;
    // In the order of their last failures.
    private final SequencedMap<Client, Minute> minutes = new LinkedHashMap<>();

    /**
     * Knows of no failure yet.
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

    /** Returns how long this client still counts as a flood; empty if it does not. */
    synchronized Optional<Duration> flooding(Client client) {
        long now = nanos.getAsLong();
        return Optional.ofNullable(minutes.get(client))
                .filter(minute -> minute.failures() >= PER_MINUTE && !minute.isOver(now))
                .map(minute -> minute.left(now));
    }

    /** Counts one more failure; true if with this one the client begins to count as a flood. */
    synchronized boolean failed(Client client) {
        long now = nanos.getAsLong();
        // Removed first, so that it goes to the end of the order.
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

    /** Returns how many clients are remembered. */
    synchronized int size() {
        return minutes.size();
    }
}
