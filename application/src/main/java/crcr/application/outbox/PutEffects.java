package crcr.application.outbox;

import java.util.List;

/** Puts effects into the {@link Outbox} that do not come from the move of a job. */
@FunctionalInterface
public interface PutEffects {
    /** The maximum number of effects in one call, which occupies the store for a millisecond or two. */
    int MOST = 100;

    /**
     * Puts each effect behind all others of its lane, due at once if there are none. Atomic: all are queued, or none.
     * An effect with a subject replaces those of the same queue, lane and subject that are not claimed.
     *
     * @param effects up to {@link #MOST}
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer; they may be queued then
     */
    void put(List<Effect> effects);

    /**
     * Puts any number of effects in, {@link #MOST} in a step. If the store does not answer, the first ones may be
     * queued without the others.
     */
    default void putAll(List<Effect> effects) {
        for (int from = 0; from < effects.size(); from += MOST) {
            put(effects.subList(from, Math.min(from + MOST, effects.size())));
        }
    }
}
