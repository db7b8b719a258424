package crcr.lab.bench;

import crcr.lab.simulator.github.GitHubOperation;
import java.io.IOException;
import java.time.Duration;

/**
 * Measures an event for 100 downstreams: the cost and the time of its dispatches, and that its sender does not wait for
 * them.
 */
final class FanOut implements Benchmark {
    private static final int TARGETS = 100;
    private static final int RUNS = 5;

    @Override
    public String name() {
        return "fan-out";
    }

    @Override
    public void run(Rig rig, Figures figures) throws IOException, InterruptedException {
        try (ServedRelay relay = rig.serve(name(), TARGETS)) {
            dispatchAll(rig, relay, "warm-up");
            count(rig, relay, figures);
            rig.github().latency(Duration.ofMillis(100));
            for (int run = 1; run <= RUNS; run++) {
                figures.add(
                        TARGETS + " targets at 100 ms a call, 32 workers: webhook sent until the last is dispatched,"
                                + " run " + run,
                        dispatchAll(rig, relay, "fan-out-" + run));
            }
            rig.github().latency(Duration.ofSeconds(3));
            for (int run = 1; run <= RUNS; run++) {
                long sent = System.nanoTime();
                rig.webhook(relay, "slow-" + run);
                figures.add(
                        "202 while each GitHub call takes 3 s, " + TARGETS + " targets, run " + run,
                        Duration.ofNanos(System.nanoTime() - sent));
            }
            rig.github().latency(Duration.ZERO);
        }
    }

    private static void count(Rig rig, ServedRelay relay, Figures figures) throws IOException, InterruptedException {
        int calls = rig.github().requests().size();
        long scripts = relay.redis().scriptsRun();
        dispatchAll(rig, relay, "count");
        figures.add(
                TARGETS + " targets, warm: GitHub calls",
                rig.github().requests().size() - calls);
        figures.add(
                TARGETS + " targets, warm: store scripts (1 to accept, 2 for each dispatch)",
                relay.redis().scriptsRun() - scripts);
    }

    /** Sends an event and waits until it has reached all downstreams. */
    private static Duration dispatchAll(Rig rig, ServedRelay relay, String delivery)
            throws IOException, InterruptedException {
        int before = rig.github().requests(GitHubOperation.DISPATCH).size();
        long sent = System.nanoTime();
        rig.webhook(relay, delivery);
        Rig.await(() -> rig.github().dispatches().size() >= before + TARGETS);
        return Duration.ofNanos(System.nanoTime() - sent);
    }
}
