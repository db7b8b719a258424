package crcr.infrastructure.redis.connection;

import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import java.util.Optional;
import java.util.function.IntFunction;

/** Takes turns among several nodes that may name the store, so that each is asked first once. */
public final class Turns {
    private Turns() {}

    /**
     * Returns the first link to which one of them leads.
     *
     * @param number the number of nodes
     * @param first the node to ask first, counted on for ever
     * @param open opens a link through one of them, counted from 0
     * @throws StoreUnreachableException if none leads to the store; the most informative failure
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

    // A node's answer is more informative than no answer.
    private static boolean tells(StoreUnreachableException failure) {
        return failure.trouble() != StoreTrouble.UNREACHABLE;
    }
}
