package crcr.lab.bench;

import java.io.IOException;

/** Measures how many webhooks are accepted, without downstreams. */
final class Intake implements Benchmark {
    private static final Load LOAD = new Load(10_000, 16);

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public void run(Rig rig, Figures figures) throws IOException, InterruptedException {
        try (ServedRelay relay = rig.serve(name(), 0)) {
            LOAD.send(_ -> () -> rig.newWebhook(relay));
            new Throughput(relay, figures)
                    .measure(
                            "webhooks of 25 KB, no downstream, 16 connections", LOAD, _ -> () -> rig.newWebhook(relay));
        }
    }
}
