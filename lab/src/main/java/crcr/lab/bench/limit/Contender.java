package crcr.lab.bench.limit;

import crcr.lab.bench.limit.wire.WireLoad;
import java.time.Duration;

/**
 * What takes part in a comparison.
 *
 * @param name what the figures call it
 * @param load what it gets
 */
record Contender(String name, Subject subject, WireLoad load) {
    // The compiler is done by then with what the load needs.
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    /** Warms it up, and returns what was seen. */
    Measured warmUp() throws InterruptedException {
        return measure(WARM_UP);
    }

    /** Measures it for so long. */
    Measured measure(Duration time) throws InterruptedException {
        Usage before = subject.used();
        WireLoad.Seen seen = load.send(subject.port(), time);
        return Measured.of(seen, subject.used().minus(before));
    }
}
