package crcr.lab.bench.limit.rig;

import crcr.lab.bench.limit.wire.PostRequest;
import crcr.lab.bench.limit.wire.WireLoad;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Callbacks of jobs, each of which reports that it runs, and then that it is done. */
public final class CallbackRequests implements WireLoad.Requests {
    private static final String RUN = "9001";

    private final String path;
    private final int connections;
    private final List<Map.Entry<Target, String>> callbackTokens;
    private final OidcIssuerSimulator issuer;
    private final byte[] payload = WebhookRequests.opened();
    private volatile Map<String, String> bearers = Map.of();

    /**
     * Reports jobs of these targets.
     *
     * @param connections the number of connections that send them
     * @param issuer the issuer of the callers' tokens, each of which is used as long as requests are sent without a
     *     pause
     */
    public CallbackRequests(
            String path, int connections, Map<Target, String> callbackTokens, OidcIssuerSimulator issuer) {
        this.path = path;
        this.connections = connections;
        this.issuer = issuer;
        this.callbackTokens = List.copyOf(callbackTokens.entrySet());
    }

    // Tokens are valid for five minutes.
    @Override
    public void begin() {
        bearers = callbackTokens.stream()
                .map(target -> target.getKey().downstream())
                .distinct()
                .collect(Collectors.toMap(
                        downstream -> downstream,
                        downstream -> issuer.token(Instant.now())
                                .repository(downstream)
                                .run(RUN, "1")
                                .compact()));
    }

    @Override
    public byte[] request(int connection, long number) {
        long job = connection + connections * (number / 2);
        Map.Entry<Target, String> target = callbackTokens.get((int) (job % callbackTokens.size()));
        String before = "{\"event_type\":\"pull_request\",\"delivery_id\":\""
                + target.getKey().delivery() + "\",\"payload\":";
        return PostRequest.of(
                path,
                List.of("Authorization: Bearer " + bearers.get(target.getKey().downstream())),
                bytes(before),
                payload,
                bytes(",\"callback_token\":\"" + target.getValue() + "\",\"workflow\":" + workflow(job, number % 2 == 0)
                        + "}"));
    }

    private static String workflow(long job, boolean isBegin) {
        String state = isBegin
                ? "\"in_progress\""
                : "\"completed\",\"conclusion\":\"success\",\"completed_at\":\"2026-05-04T21:08:28Z\","
                        + "\"test_results\":{\"passed\":42,\"failed\":0,\"skipped\":5}";
        return "{\"schema_version\":\"1\",\"status\":" + state + ",\"name\":\"CI\",\"url\":"
                + "\"https://github.com/downstream/backend/actions/runs/9001\",\"run_id\":\"" + RUN
                + "\",\"run_attempt\":\"1\",\"job_name\":\"build-" + job + "\",\"check_run_id\":\"" + (1_000_000 + job)
                + "\",\"started_at\":\"2026-05-04T20:48:28Z\"}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
