package crcr.lab.bench;

import java.io.IOException;
import java.time.Instant;

/** Measures how many callbacks are forwarded to HUD, each of a job of its own. */
final class Callbacks implements Benchmark {
    private static final Load LOAD = new Load(4_000, 16);
    private static final String DELIVERY = "jobs";

    @Override
    public String name() {
        return "callbacks";
    }

    @Override
    public void run(Rig rig, Figures figures) throws IOException, InterruptedException {
        try (ServedRelay relay = rig.serve(name(), 1)) {
            rig.webhook(relay, DELIVERY);
            Rig.await(() -> relay.measures("outcome=\"dispatched\""));
            String token = rig.issuer()
                    .token(Instant.now())
                    .repository(Rig.downstream(0))
                    .compact();
            callback(rig, relay, token, DELIVERY, "warm", "in_progress");
            long scripts = relay.redis().scriptsRun();
            callback(rig, relay, token, DELIVERY, "warm", "completed");
            figures.add("callback with HUD: store scripts", relay.redis().scriptsRun() - scripts);

            LOAD.send(number -> () -> callback(rig, relay, token, DELIVERY, "first-" + number, "in_progress"));
            new Throughput(relay, figures)
                    .measure(
                            "callbacks of 25 KB with HUD, 16 connections",
                            LOAD,
                            number -> () -> callback(rig, relay, token, DELIVERY, "second-" + number, "in_progress"));
        }
    }

    /** Sends the report of a job of a delivery. */
    static Void callback(Rig rig, ServedRelay relay, String token, String delivery, String job, String status)
            throws IOException, InterruptedException {
        String body = "{\"delivery_id\":\"" + delivery + "\",\"payload\":" + Rig.payload()
                + ",\"workflow\":{\"status\":\"" + status
                + "\",\"conclusion\":\"success\",\"name\":\"CI\",\"run_id\":\"9001\",\"job_name\":\"" + job
                + "\",\"check_run_id\":\"9001-1-" + job + "\"}}";
        return rig.callback(relay, token, body);
    }
}
