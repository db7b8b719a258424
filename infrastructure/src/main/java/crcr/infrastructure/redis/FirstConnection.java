package crcr.infrastructure.redis;

import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import java.util.function.Supplier;

/**
 * The first connection of a process. It loads the classes of Redis's client, which on a busy machine may take longer
 * than Redis is given to answer.
 */
final class FirstConnection {
    /** The number of attempts. */
    static final int ATTEMPTS = 3;

    private FirstConnection() {}

    /**
     * Returns the store that an attempt has connected to.
     *
     * @throws StoreUnreachableException if Redis answered no attempt, or one with an error
     */
    static RedisStore made(Supplier<RedisStore> attempt) {
        for (int made = 1; made < ATTEMPTS; made++) {
            try {
                return attempt.get();
            } catch (StoreUnreachableException e) {
                if (e.trouble() != StoreTrouble.UNREACHABLE) {
                    throw e;
                }
            }
        }
        return attempt.get();
    }
}
