package crcr.lab.bench;

import java.io.IOException;
import java.time.Duration;

/** Measures intake and memory with 100,000 waiting targets, while GitHub hangs. */
final class Backlog implements Benchmark {
    private static final int TARGETS = 100_000;
    private static final int DOWNSTREAMS = 100;
    private static final int SENDERS = 4;
    private static final Load TEN_THOUSAND = new Load(10_000 / DOWNSTREAMS, SENDERS);
    private static final Load BETWEEN = new Load((TARGETS - 30_000) / DOWNSTREAMS, SENDERS);

    @Override
    public String name() {
        return "backlog";
    }

    @Override
    public void run(Rig rig, Figures figures) throws IOException, InterruptedException {
        try (ServedRelay relay = rig.serve(name(), DOWNSTREAMS)) {
            rig.github().latency(Duration.ofMinutes(5));
            Load.Seen warm = accepted(rig, relay, TEN_THOUSAND);
            Load.Seen first = accepted(rig, relay, TEN_THOUSAND);
            String before = relay.residentMegabytes();
            accepted(rig, relay, BETWEEN);
            Load.Seen last = accepted(rig, relay, TEN_THOUSAND);
            figures.add(
                    "100 targets a webhook, GitHub hanging: median to accept, targets 10,000 to 20,000",
                    "%.1f ms (the first 10,000: %.1f ms)".formatted(first.median(), warm.median()));
            figures.add("  targets 90,000 to 100,000", "%.1f ms".formatted(last.median()));
            figures.add("  resident memory before and after, MB", before + ", " + relay.residentMegabytes());
            figures.add("  targets that wait", waiting(relay));
        } finally {
            rig.github().latency(Duration.ZERO);
        }
    }

    private static Load.Seen accepted(Rig rig, ServedRelay relay, Load load) throws InterruptedException {
        return load.send(_ -> () -> rig.newWebhook(relay));
    }

    private static String waiting(ServedRelay relay) throws IOException, InterruptedException {
        return relay.metrics()
                .lines()
                .filter(line -> line.startsWith("crcr_queue_depth{queue=\"dispatch\"}"))
                .findFirst()
                .orElse("unknown");
    }
}
