package crcr.application.dispatch;

import crcr.application.dispatch.ReachRepository.Found;
import crcr.application.store.StoreUnreachableException;
import crcr.application.trust.KnownIdentities;
import crcr.domain.repository.RepositoryName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The present names of downstreams that were found under another name than the listed one. A name is kept in memory for
 * {@link #KEPT_FOR}, so that a dispatch to a renamed downstream costs one call. It is also stored with the identity,
 * for operators. Safe for use by several threads.
 */
public final class PresentNames {
    /** The time for which a found name is valid. */
    public static final Duration KEPT_FOR = Duration.ofMinutes(10);

    private final KnownIdentities known;
    private final Clock clock;
    private final AtomicReference<Map<RepositoryName, Kept>> kept = new AtomicReference<>(Map.of());

    /** Begins without names, and stores found ones in {@code known}. */
    public PresentNames(KnownIdentities known, Clock clock) {
        this.known = known;
        this.clock = clock;
    }

    private record Kept(Found.Present found, Instant until) {}

    /** Returns the name under which a downstream was found recently. */
    Optional<Found.Present> of(RepositoryName listed) {
        return Optional.ofNullable(kept.get().get(listed))
                .filter(one -> clock.instant().isBefore(one.until()))
                .map(Kept::found);
    }

    /** Records the result of a search for a downstream; returns true if its name differs from the listed one. */
    boolean found(RepositoryName listed, Found.Present present) {
        boolean isRenamed = !present.name().equals(listed);
        if (isRenamed) {
            Kept fresh = new Kept(present, clock.instant().plus(KEPT_FOR));
            kept.updateAndGet(former -> {
                Map<RepositoryName, Kept> next = new HashMap<>(former);
                next.put(listed, fresh);
                return Map.copyOf(next);
            });
        } else {
            forget(listed);
        }
        note(listed, present);
        return isRenamed;
    }

    private void note(RepositoryName listed, Found.Present present) {
        try {
            known.called(listed, present.identity(), present.name());
        } catch (StoreUnreachableException _) {
            // The stored name is only for operators, and is written again when the downstream is found again.
            return;
        }
    }

    /** Forgets the name under which a downstream was found. */
    void forget(RepositoryName listed) {
        if (kept.get().containsKey(listed)) {
            kept.updateAndGet(former -> {
                Map<RepositoryName, Kept> next = new HashMap<>(former);
                next.remove(listed);
                return Map.copyOf(next);
            });
        }
    }
}
