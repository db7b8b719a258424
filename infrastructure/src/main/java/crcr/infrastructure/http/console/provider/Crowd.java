package crcr.infrastructure.http.console.provider;

import java.util.concurrent.Semaphore;

/**
 * Limits the number of concurrent sign-ins, because a sign-in's cookie is encrypted with a key that takes some
 * milliseconds to derive, and a stranger can ask for it any number of times.
 */
final class Crowd {
    private static final int AT_A_TIME = 2;

    private final Semaphore room = new Semaphore(AT_A_TIME);

    /** Runs the request, unless there are too many; returns whether it did. */
    boolean admits(Runnable asked) {
        if (!room.tryAcquire()) {
            return false;
        }
        try {
            asked.run();
            return true;
        } finally {
            room.release();
        }
    }
}
