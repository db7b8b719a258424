package crcr.infrastructure.http.console.answer;

import crcr.domain.delivery.Payload;
import crcr.infrastructure.http.console.signin.Wish;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What strangers are shown: however many there are, they take no more of the store than two readers do. A page is kept as
 * long as it is the same, and only so many are made at a time. Safe for any number of threads.
 */
final class StrangerPages {
    private static final int MOST_KEPT = 64;
    private static final int AT_A_TIME = 2;
    private static final long PATIENCE_SECONDS = 2;

    private final Semaphore making = new Semaphore(AT_A_TIME, true);
    private final Map<Key, Sent> kept = new LinkedHashMap<>();

    /** A page of one moment. */
    record Key(String path, String query, Wish wish, Instant now) {}

    /** The page as it was sent, whose tag names its content. */
    record Sent(Payload body, String tag, boolean refreshes) {}

    /** Returns the page, if it has been made. */
    synchronized Optional<Sent> kept(Key key) {
        return Optional.ofNullable(kept.get(key));
    }

    /** Keeps a page; the one that was kept first goes if there are too many. */
    synchronized void keep(Key key, Sent page) {
        kept.put(key, page);
        if (kept.size() > MOST_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    /** Returns what is made, as soon as it may be; empty if too many wait for that. */
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
            return Optional.of(page.get());
        } finally {
            making.release();
        }
    }
}
