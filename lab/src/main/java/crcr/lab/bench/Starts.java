package crcr.lab.bench;

import java.io.IOException;

/** Measures the time of a start, several times. */
final class Starts implements Benchmark {
    private static final int RUNS = 5;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(Rig rig, Figures figures) throws IOException, InterruptedException {
        for (int run = 1; run <= RUNS; run++) {
            try (ServedRelay relay = rig.serve("start-" + run, 1)) {
                figures.add(
                        "serve: start of java until ready, embedded Redis, -Xmx256m, run " + run, relay.readyAfter());
            }
        }
    }
}
