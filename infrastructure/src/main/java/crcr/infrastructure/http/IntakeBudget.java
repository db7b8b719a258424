package crcr.infrastructure.http;

import java.util.concurrent.Semaphore;

/**
 * How many bytes of request bodies may be in memory at a time, for the whole process, so that many large requests are
 * refused visibly instead of exhausting the heap.
 */
final class IntakeBudget {
    /** What is taken at a time; every request with a body takes one at least. */
    static final int PORTION = 64 * 1024;

    private final Semaphore portions;

    IntakeBudget(long bytes) {
        portions = new Semaphore(Math.toIntExact(bytes / PORTION));
    }

    /** Takes a portion, without waiting; false if there is none left. */
    boolean take() {
        return portions.tryAcquire();
    }

    /** Gives portions back. */
    void giveBack(int number) {
        portions.release(number);
    }
}
