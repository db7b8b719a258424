package crcr.application.outbox;

import java.util.List;

/** Puts effects into the {@link Outbox} that follow from something else than the move of a job. */
@FunctionalInterface
public interface PutEffects {
    /** The most effects of one call: so many hold the store for a millisecond or two. */
    int MOST = 100;

    /**
     * Puts each behind all others of its lane, due at once if there is none. Atomic: all are there, or none. An effect
     * with a subject replaces those of the same queue, lane and subject that nobody has claimed.
     *
     * @param effects up to {@link #MOST}
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer; they may be there then
     */
    void put(List<Effect> effects);

    /**
     * Puts any number of effects in, {@link #MOST} in a step: if the store does not answer, the first ones may be there
     * without the others.
     */
    default void putAll(List<Effect> effects) {
        for (int from = 0; from < effects.size(); from += MOST) {
            put(effects.subList(from, Math.min(from + MOST, effects.size())));
        }
    }
}
