package crcr.infrastructure.http.intake;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.event.Level;

/**
 * Decides the level at which refusals of strangers are logged: 600 a minute as warnings, the others for debugging only,
 * so that a flood of requests does not flood the log. Metrics count all of them. Safe for use by several threads.
 */
public final class RefusalLog {
    private static final int LINES = 600;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LongSupplier nanos;
    private long begun;
    private int lines;

    /**
     * Begins without logged lines.
     *
     * @param nanos the time, as {@link System#nanoTime} returns it
     */
    public RefusalLog(LongSupplier nanos) {
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    /** Returns the level of one more line. */
    public synchronized Level next() {
        long now = nanos.getAsLong();
        if (now - begun >= MINUTE.toNanos()) {
            begun = now;
            lines = 0;
        }
        lines = Math.min(lines + 1, LINES + 1);
        return lines <= LINES ? Level.WARN : Level.DEBUG;
    }
}
