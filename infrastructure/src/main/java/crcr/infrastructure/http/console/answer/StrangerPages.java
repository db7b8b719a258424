package crcr.infrastructure.http.console.answer;

import crcr.domain.delivery.Payload;
import crcr.infrastructure.http.console.signin.Wish;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Makes the pages for strangers. Their number does not matter: their pages take at most a tenth of one processor, and
 * of the store, so that callbacks do not wait for crawlers. A page is kept as long as it is the same; others are made
 * one at a time, with a rest after each. Some rest is saved while there are no requests, so that a few pages then come
 * at once. Safe for use by several threads.
 */
final class StrangerPages {
    /** The length of the rest after a page, as a multiple of the time that the page took. */
    static final int REST = 9;

    /** The maximum rest that is saved, in nanoseconds. */
    static final long SAVED = TimeUnit.SECONDS.toNanos(5);

    private static final int MOST_KEPT = 64;
    private static final long PATIENCE_SECONDS = 2;

    private final Semaphore making = new Semaphore(1, true);
    private final Map<Key, Sent> kept = new LinkedHashMap<>();
    private final LongSupplier nanos;
    private final LongConsumer rest;
    // The end of the rests of all pages so far; in the past if rest is saved. Only the thread that makes a page uses
    // it.
    private long restedAt;

    /** Uses the system's clock. */
    StrangerPages() {
        this(System::nanoTime, LockSupport::parkNanos);
    }

    /** Uses that clock, in nanoseconds, and rests with that function for as many of them, or fewer. */
    StrangerPages(LongSupplier nanos, LongConsumer rest) {
        this.nanos = nanos;
        this.rest = rest;
        this.restedAt = nanos.getAsLong() - SAVED;
    }

    /** The key of a page at one moment. */
    record Key(String path, String query, Wish wish, Instant now) {}

    /** A page as it was sent. The tag identifies its content. */
    record Sent(Payload body, String tag, boolean refreshes) {}

    /** Returns the page, if it is kept. */
    synchronized Optional<Sent> kept(Key key) {
        return Optional.ofNullable(kept.get(key));
    }

    /** Keeps a page, and drops the oldest if there are too many. */
    synchronized void keep(Key key, Sent page) {
        kept.put(key, page);
        if (kept.size() > MOST_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    /** Returns the page that this makes, as soon as that is allowed; empty if too many requests wait. */
    <T> Optional<T> make(Supplier<T> page) {
        try {
            if (!making.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            rest();
            return Optional.of(timed(page));
        } finally {
            making.release();
        }
    }

    private void rest() {
        for (long left = restedAt - nanos.getAsLong(); left > 0; left = restedAt - nanos.getAsLong()) {
            rest.accept(left);
        }
    }

    private <T> T timed(Supplier<T> page) {
        long begun = nanos.getAsLong();
        try {
            return page.get();
        } finally {
            long took = nanos.getAsLong() - begun;
            restedAt = begun - Math.min(begun - restedAt, SAVED) + (1 + REST) * took;
        }
    }
}
