package crcr.infrastructure.github.api;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/**
 * Values that cost a call: the first caller fetches, callers meanwhile wait for the same answer, and later ones
 * are given what is kept as long as it is fresh. A failure reaches all who waited, and is not kept.
 */
final class Kept<K, V> {
    private final ConcurrentHashMap<K, Entry<V>> entries = new ConcurrentHashMap<>();
    private final Fetch<K, V> fetch;
    private final Predicate<V> fresh;

    /** Keeps what {@code fetch} brings while it is {@code fresh}. */
    Kept(Fetch<K, V> fetch, Predicate<V> fresh) {
        this.fetch = fetch;
        this.fresh = fresh;
    }

    /** The call. */
    @FunctionalInterface
    interface Fetch<K, V> {
        V fetch(K key) throws CallFailedException, InterruptedException;
    }

    /** One fetch, and what it brought. */
    private static final class Entry<V> {
        private final CompletableFuture<V> value = new CompletableFuture<>();

        private boolean holds(Predicate<V> condition) {
            return value.state() == Future.State.SUCCESS && condition.test(value.resultNow());
        }
    }

    /** Returns what is kept under this key, or else what a fetch brings. */
    V get(K key) throws CallFailedException, InterruptedException {
        while (true) {
            Entry<V> mine = new Entry<>();
            Entry<V> entry =
                    entries.compute(key, (_, kept) -> kept == null || kept.holds(fresh.negate()) ? mine : kept);
            if (entry == mine) {
                return fetch(key, mine);
            }
            try {
                return entry.value.get();
            } catch (ExecutionException e) {
                throw shared(e);
            } catch (CancellationException _) {
                // The fetching thread gave up, which is no answer for the others: try again.
            }
        }
    }

    /** Returns what is kept under this key; nobody waits for it. */
    Optional<V> present(K key) {
        return Optional.ofNullable(entries.get(key))
                .filter(entry -> entry.holds(_ -> true))
                .map(entry -> entry.value.resultNow());
    }

    /** Forgets what is kept under this key, if it is such a one. */
    void drop(K key, Predicate<V> which) {
        entries.computeIfPresent(key, (_, entry) -> entry.holds(which) ? null : entry);
    }

    private V fetch(K key, Entry<V> entry) throws CallFailedException, InterruptedException {
        try {
            V value = fetch.fetch(key);
            entry.value.complete(value);
            return value;
        } catch (CallFailedException e) {
            entries.remove(key, entry);
            entry.value.completeExceptionally(e);
            throw e;
        } finally {
            if (!entry.value.isDone()) {
                entries.remove(key, entry);
                entry.value.cancel(false);
            }
        }
    }

    // An exception of its own for each who waited, with the stack of its own thread.
    private static CallFailedException shared(ExecutionException e) {
        if (e.getCause() instanceof CallFailedException failed) {
            return new CallFailedException(failed.failure());
        }
        throw new IllegalStateException("a fetch ends with a value, a failure or not at all", e);
    }
}
