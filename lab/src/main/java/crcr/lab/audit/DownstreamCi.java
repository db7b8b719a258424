package crcr.lab.audit;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.simulator.github.ReceivedDispatch;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a job for each dispatch that arrives, and reports its begin and its end. */
final class DownstreamCi {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_JOB_MILLIS = 2_000;

    private final OidcIssuerSimulator issuer;
    private final CarefulCaller caller;
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    DownstreamCi(OidcIssuerSimulator issuer, CarefulCaller caller) {
        this.issuer = issuer;
        this.caller = caller;
    }

    /** How many jobs have reported all that they could. */
    int ended() {
        return ended.get();
    }

    /** Does the job of a dispatch. */
    void run(ReceivedDispatch dispatch) {
        try {
            ObjectNode body =
                    (ObjectNode) JSON.readTree(dispatch.clientPayload().bytes());
            Report begin = new Report(
                    body.path("delivery_id").asText(),
                    dispatch.repository(),
                    Integer.toString(runs.incrementAndGet()),
                    "in_progress");
            if (report(begin, body)) {
                TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(LONGEST_JOB_MILLIS));
                report(begin.as("completed"), body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.incrementAndGet();
        }
    }

    private boolean report(Report report, ObjectNode clientPayload) throws IOException, InterruptedException {
        ObjectNode body = clientPayload.deepCopy();
        body.putObject("workflow")
                .put("status", report.status())
                .put("conclusion", "success")
                .put("name", "CI")
                .put("run_id", report.run())
                .put("job_name", "build")
                .put("check_run_id", report.run());
        return caller.send(
                report,
                () -> issuer.token(Instant.now())
                        .repository(report.downstream())
                        .run(report.run(), "1")
                        .compact(),
                JSON.writeValueAsBytes(body));
    }
}
