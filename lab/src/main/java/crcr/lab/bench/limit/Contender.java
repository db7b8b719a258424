package crcr.lab.bench.limit;

import java.time.Duration;

/** Takes part in a comparison. */
interface Contender {
    /** Returns its name in the figures. */
    String name();

    /** Measures it for that time, and until the work that was begun by then has ended. */
    Measured measure(Duration time) throws InterruptedException;
}
