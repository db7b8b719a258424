package crcr.lab.bench;

import crcr.lab.simulator.github.GitHubOperation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures a label that shows 1,000 jobs of 20 downstreams, and the end of each of them, without a pace of the relay's
 * own.
 */
final class CheckRuns implements Benchmark {
    private static final int DOWNSTREAMS = 20;
    private static final int JOBS = 50;
    private static final Load LOAD = new Load(DOWNSTREAMS * JOBS, 16);
    private static final String DELIVERY = "shown";
    private static final Map<String, String> SETTINGS =
            Map.of("CHECK_RUNS_PER_MIN", "0", "SWEEP_INTERVAL_SECONDS", "0");

    @Override
    public String name() {
        return "checks";
    }

    @Override
    public void run(Rig rig, Figures figures) throws IOException, InterruptedException {
        try (ServedRelay relay = rig.serveLabelled(name(), DOWNSTREAMS, SETTINGS)) {
            rig.webhook(relay, DELIVERY);
            Rig.await(() -> rig.github().dispatches().stream()
                            .filter(dispatch -> dispatch.repository().startsWith("downstream-"))
                            .count()
                    >= DOWNSTREAMS);
            List<String> tokens = IntStream.range(0, DOWNSTREAMS)
                    .mapToObj(downstream -> rig.issuer()
                            .token(Instant.now())
                            .repository(Rig.downstream(downstream))
                            .compact())
                    .toList();
            report(rig, relay, tokens, "in_progress");
            awaitNothingWaits(relay);
            figures.add("calls of GitHub for 1,000 jobs that do not show", calls(rig));

            long sent = System.nanoTime();
            rig.label(relay, "ciflow/crcr/npu");
            figures.add("label event for 1,000 jobs: answered after", since(sent));
            Rig.await(() -> calls(rig) == DOWNSTREAMS * JOBS);
            perSecond("  shown", sent, figures);
            awaitNothingWaits(relay);

            long before = System.nanoTime();
            long scripts = relay.redis().scriptsRun();
            report(rig, relay, tokens, "completed");
            Rig.await(() -> calls(rig) == 2 * DOWNSTREAMS * JOBS);
            perSecond("ends of shown jobs, reported and shown", before, figures);
            awaitNothingWaits(relay);
            figures.add(
                    "  store scripts for each, with its callback",
                    "%.1f".formatted((relay.redis().scriptsRun() - scripts) / (double) (DOWNSTREAMS * JOBS)));
            figures.add("  calls of GitHub in all", calls(rig));
        }
    }

    private static void perSecond(String what, long since, Figures figures) {
        double seconds = since(since).toNanos() / 1e9;
        figures.add(what + ": per second", "%.0f".formatted(DOWNSTREAMS * JOBS / seconds));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static int calls(Rig rig) {
        return rig.github().requests(GitHubOperation.CREATE_CHECK_RUN).size()
                + rig.github().requests(GitHubOperation.UPDATE_CHECK_RUN).size();
    }

    private static void awaitNothingWaits(ServedRelay relay) throws InterruptedException {
        Rig.await(() -> relay.measures("crcr_queue_depth{queue=\"check\"} 0.0"));
    }

    private static void report(Rig rig, ServedRelay relay, List<String> tokens, String status)
            throws InterruptedException {
        LOAD.send(number -> () -> report(rig, relay, tokens.get(number % DOWNSTREAMS), number / DOWNSTREAMS, status));
    }

    private static Void report(Rig rig, ServedRelay relay, String token, int job, String status)
            throws IOException, InterruptedException {
        String body = "{\"delivery_id\":\"" + DELIVERY + "\",\"workflow\":{\"status\":\"" + status
                + "\",\"conclusion\":\"success\",\"name\":\"CI\",\"run_id\":\"9001\",\"job_name\":\"" + job
                + "\",\"check_run_id\":\"" + job + "\"}}";
        return rig.callback(relay, token, body);
    }
}
