package crcr.infrastructure.redis.connection;

import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import java.util.Optional;
import java.util.function.IntFunction;

/** Several that may say where the store is, and take turns in being asked first. */
public final class Turns {
    private Turns() {}

    /**
     * Returns the first link that one of them leads to.
     *
     * @param number how many there are
     * @param first whose turn it is, counted on for ever
     * @param open leads to a link by way of one of them, counted from 0
     * @throws StoreUnreachableException if none does; the one that says most
     */
    static Link first(int number, int first, IntFunction<Link> open) {
        Optional<StoreUnreachableException> failure = Optional.empty();
        for (int turn = first; turn < first + number; turn++) {
            try {
                return open.apply(Math.floorMod(turn, number));
            } catch (StoreUnreachableException e) {
                failure = failure.filter(Turns::tells).or(() -> Optional.of(e));
            }
        }
        throw failure.orElseThrow();
    }

    // What a node says weighs more than that somebody says nothing.
    private static boolean tells(StoreUnreachableException failure) {
        return failure.trouble() != StoreTrouble.UNREACHABLE;
    }
}
