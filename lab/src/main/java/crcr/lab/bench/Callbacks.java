package crcr.lab.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;

/** How many callbacks are forwarded to HUD, each of a job of its own. */
final class Callbacks implements Benchmark {
    private static final Load LOAD = new Load(4_000, 16);
    private static final String DELIVERY = "jobs";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

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
            callback(relay, token, "warm", "in_progress");
            long scripts = relay.redis().scriptsRun();
            callback(relay, token, "warm", "completed");
            figures.add("callback with HUD: store scripts", relay.redis().scriptsRun() - scripts);

            LOAD.send(number -> () -> callback(relay, token, "first-" + number, "in_progress"));
            new Throughput(relay, figures)
                    .measure(
                            "callbacks of 25 KB with HUD, 16 connections",
                            LOAD,
                            number -> () -> callback(relay, token, "second-" + number, "in_progress"));
        }
    }

    private Void callback(ServedRelay relay, String token, String job, String status)
            throws IOException, InterruptedException {
        String body = "{\"delivery_id\":\"" + DELIVERY + "\",\"payload\":" + Rig.payload()
                + ",\"workflow\":{\"status\":\"" + status
                + "\",\"conclusion\":\"success\",\"name\":\"CI\",\"run_id\":\"9001\",\"job_name\":\"" + job
                + "\",\"check_run_id\":\"9001-1-" + job + "\"}}";
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(relay.callback())
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("callback answered " + answer.statusCode() + " " + answer.body());
        }
        return null;
    }
}
