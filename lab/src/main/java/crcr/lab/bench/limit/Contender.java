package crcr.lab.bench.limit;

import java.time.Duration;

/** Takes part in a comparison. */
interface Contender {
    /** Returns what the figures call it. */
    String name();

    /** Measures it for so long, and until what was begun by then has ended. */
    Measured measure(Duration time) throws InterruptedException;
}
