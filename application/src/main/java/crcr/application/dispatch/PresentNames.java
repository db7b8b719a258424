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
 * What the downstreams are called that were found under another name than the listed one. It is kept in memory for
 * {@link #KEPT_FOR}, so that a dispatch to such a one is one call, and noted with the identity in the store for
 * operators. Safe for any number of threads.
 */
public final class PresentNames {
    /** How long what was found is believed without asking again. */
    public static final Duration KEPT_FOR = Duration.ofMinutes(10);

    private final KnownIdentities known;
    private final Clock clock;
    private final AtomicReference<Map<RepositoryName, Kept>> kept = new AtomicReference<>(Map.of());

    /** Knows none yet, and notes them there. */
    public PresentNames(KnownIdentities known, Clock clock) {
        this.known = known;
        this.clock = clock;
    }

    private record Kept(Found.Present found, Instant until) {}

    /** Returns what was found of a downstream not long ago. */
    Optional<Found.Present> of(RepositoryName listed) {
        return Optional.ofNullable(kept.get().get(listed))
                .filter(one -> clock.instant().isBefore(one.until()))
                .map(Kept::found);
    }

    /** Takes over what was found of a downstream just now; true if it is called otherwise than it is listed. */
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
            // It is for operators to see, and is noted when it is found again.
            return;
        }
    }

    /** Forgets what was found of a downstream. */
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
