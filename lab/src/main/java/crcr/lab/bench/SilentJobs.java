package crcr.lab.bench;

import crcr.lab.simulator.github.GitHubOperation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Measures a sweep of 10,000 silent jobs, of 1,000 runs that have ended. */
final class SilentJobs implements Benchmark {
    private static final int RUNS = 1_000;
    private static final int JOBS = 10;
    private static final int FIRST_RUN = 9_000;
    private static final String DELIVERY = "silent";
    // Longer than reporting all of them takes.
    private static final Map<String, String> SETTINGS =
            Map.of("SWEEP_INTERVAL_SECONDS", "1", "RUN_CHECK_SECONDS", "60");

    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public void run(Rig rig, Figures figures) throws IOException, InterruptedException {
        try (ServedRelay relay = rig.serve(name(), 1, SETTINGS)) {
            rig.webhook(relay, DELIVERY);
            Rig.await(() -> relay.measures("outcome=\"dispatched\""));
            String[] names =
                    IntStream.range(0, JOBS).mapToObj(Integer::toString).toArray(String[]::new);
            List<String> tokens = IntStream.range(0, RUNS)
                    .mapToObj(run -> begin(rig, FIRST_RUN + run, names))
                    .toList();
            new Load(RUNS * JOBS, 16)
                    .send(number -> () ->
                            report(rig, relay, tokens.get(number / JOBS), FIRST_RUN + number / JOBS, number % JOBS));
            rig.github().latency(Duration.ofMillis(100));
            Rig.await(() -> looks(rig) > 0);
            long start = System.nanoTime();
            long scripts = relay.redis().scriptsRun();
            Rig.await(() -> relay.measures("crcr_closed_jobs_total{reason=\"run_ended\"} " + RUNS * JOBS + ".0"));
            figures.add(
                    "sweep of 10,000 silent jobs of 1,000 runs, 100 ms a call",
                    Duration.ofNanos(System.nanoTime() - start));
            figures.add("  calls that ask about a run", looks(rig));
            figures.add(
                    "  store scripts, with those that deliver to HUD",
                    relay.redis().scriptsRun() - scripts);
        } finally {
            rig.github().latency(Duration.ZERO);
        }
    }

    private static long looks(Rig rig) {
        return rig.github().requests(GitHubOperation.RUN_ATTEMPT).size();
    }

    private static String begin(Rig rig, int run, String... jobs) {
        rig.github().runs().start(Rig.downstream(0), run, jobs);
        rig.github().runs().end(Rig.downstream(0), run, "success");
        return rig.issuer()
                .token(Instant.now())
                .repository(Rig.downstream(0))
                .run(Integer.toString(run), "1")
                .compact();
    }

    private static Void report(Rig rig, ServedRelay relay, String token, int run, int job)
            throws IOException, InterruptedException {
        String body = "{\"delivery_id\":\"" + DELIVERY
                + "\",\"workflow\":{\"status\":\"in_progress\",\"name\":\"CI\",\"run_id\":\"" + run
                + "\",\"job_name\":\""
                + job + "\",\"check_run_id\":\"" + run + "-" + job + "\"}}";
        return rig.callback(relay, token, body);
    }
}
