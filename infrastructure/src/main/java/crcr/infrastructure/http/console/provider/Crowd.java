package crcr.infrastructure.http.console.provider;

import java.util.concurrent.Semaphore;

/**
 * Lets few sign in at the same moment: the cookie of a sign-in is encrypted with a key that takes some milliseconds to
 * derive, and a stranger can ask for it any number of times.
 */
final class Crowd {
    private static final int AT_A_TIME = 2;

    private final Semaphore room = new Semaphore(AT_A_TIME);

    /** Runs what somebody has asked for, unless there are too many; returns whether it did. */
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
