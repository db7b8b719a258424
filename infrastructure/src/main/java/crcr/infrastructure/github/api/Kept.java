package crcr.infrastructure.github.api;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/**
 * Keeps values whose fetch costs a call. The first caller fetches, concurrent callers wait for the same answer, and
 * later ones get the kept value as long as it is fresh. A failure reaches all waiting callers, and is not kept.
 */
final class Kept<K, V> {
    private final ConcurrentHashMap<K, Entry<V>> entries = new ConcurrentHashMap<>();
    private final Fetch<K, V> fetch;
    private final Predicate<V> fresh;

    /** Keeps values of {@code fetch} while they are {@code fresh}. */
    Kept(Fetch<K, V> fetch, Predicate<V> fresh) {
        this.fetch = fetch;
        this.fresh = fresh;
    }

    /** The call that fetches a value. */
    @FunctionalInterface
    interface Fetch<K, V> {
        V fetch(K key) throws CallFailedException, InterruptedException;
    }

    /** A fetch with its result. */
    private static final class Entry<V> {
        private final CompletableFuture<V> value = new CompletableFuture<>();

        private boolean holds(Predicate<V> condition) {
            return value.state() == Future.State.SUCCESS && condition.test(value.resultNow());
        }
    }

    /** Returns the value of this key, fetched if none is kept. */
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
                // The fetching thread gave up, which is no answer for the others, so that they try again.
            }
        }
    }

    /** Returns the kept value of this key, without waiting for a fetch. */
    Optional<V> present(K key) {
        return Optional.ofNullable(entries.get(key))
                .filter(entry -> entry.holds(_ -> true))
                .map(entry -> entry.value.resultNow());
    }

    /** Forgets the value of this key if it satisfies the predicate. */
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

    // Each waiting caller gets an exception of its own, with the stack of its own thread.
    private static CallFailedException shared(ExecutionException e) {
        if (e.getCause() instanceof CallFailedException failed) {
            return new CallFailedException(failed.failure());
        }
        throw new IllegalStateException("a fetch ends with a value, a failure or not at all", e);
    }
}
