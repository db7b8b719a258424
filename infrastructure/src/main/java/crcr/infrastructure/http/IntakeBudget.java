package crcr.infrastructure.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * How many bytes of request bodies may be in memory at a time, for the whole process, so that many large requests are
 * refused visibly instead of exhausting the heap.
 */
final class IntakeBudget {
    private static final int PORTION = 8 * 1024;

    private final Semaphore portions;

    IntakeBudget(long bytes) {
        portions = new Semaphore(Math.toIntExact(bytes / PORTION));
    }

    /** Begins to collect a body. */
    Body collect() {
        return new Body();
    }

    /** A body, as far as it has come; closing gives its part of the budget back. */
    final class Body implements AutoCloseable {
        private final List<byte[]> parts = new ArrayList<>();
        private int size;
        private int taken;

        /** Adds the first so many bytes; false, and nothing added, if the budget does not allow it. */
        boolean add(byte[] bytes, int length) {
            for (; size + length > taken * (long) PORTION; taken++) {
                if (!portions.tryAcquire()) {
                    return false;
                }
            }
            parts.add(Arrays.copyOf(bytes, length));
            size += length;
            return true;
        }

        int size() {
            return size;
        }

        /** All that was added. */
        byte[] bytes() {
            byte[] all = new byte[size];
            int at = 0;
            for (byte[] part : parts) {
                System.arraycopy(part, 0, all, at, part.length);
                at += part.length;
            }
            parts.clear();
            return all;
        }

        @Override
        public void close() {
            portions.release(taken);
        }
    }
}
