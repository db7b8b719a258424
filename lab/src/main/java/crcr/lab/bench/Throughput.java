package crcr.lab.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;

/** Measures how much of a load a relay handles a second, and its cost. */
record Throughput(ServedRelay relay, Figures figures) {
    /** Measures the load, and adds the figures under that title. */
    void measure(String what, Load load, IntFunction<Callable<Void>> request) throws IOException, InterruptedException {
        Duration before = relay.redis().processorTime();
        Load.Seen seen = load.send(request);
        Duration spent = relay.redis().processorTime().minus(before);
        figures.add(what + ": per second", "%.0f".formatted(seen.perSecond()));
        figures.add("  median and p99", "%.1f ms, %.1f ms".formatted(seen.median(), seen.p99()));
        figures.add("  processor time of Redis for each", "%.3f ms".formatted(spent.toNanos() / 1e6 / load.requests()));
        figures.add("  resident memory afterwards, MB", relay.residentMegabytes());
    }
}
