package crcr.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.demo.Happening.What;
import crcr.simulator.OidcIssuerSimulator;
import crcr.simulator.ReceivedDispatch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Runs the downstreams' workflows: waits for a machine, reports in_progress, runs, reports completed. */
final class Runners implements AutoCloseable {
    private static final String ATTEMPT = "1";
    private static final long FIRST_RUN = 19_400_000_001L;

    private final OidcIssuerSimulator issuer;
    private final CallbackClient relay;
    private final Happenings happenings;
    private final AtomicLong runs = new AtomicLong(FIRST_RUN);
    private final CountDownLatch closing = new CountDownLatch(1);

    Runners(OidcIssuerSimulator issuer, CallbackClient relay, Happenings happenings) {
        this.issuer = issuer;
        this.relay = relay;
        this.happenings = happenings;
    }

    /** What one run of a workflow is about. */
    private record Run(Participant who, String id, ReceivedDispatch cause) {}

    /** Runs the workflow that this dispatch starts, to its end. */
    void run(Participant who, ReceivedDispatch cause) {
        Run run = new Run(who, String.valueOf(runs.getAndIncrement()), cause);
        try {
            if (ended(who.queued())) {
                return;
            }
            happenings.tell(who.repository(), new What.Started(run.id()));
            Instant started = Instant.now();
            if (who.reporting()) {
                report(run, "in_progress", workflow(run, started));
            }
            if (ended(who.runs())) {
                return;
            }
            if (who.reporting()) {
                report(run, "completed", completed(workflow(run, started), who.conclusion()));
            }
            happenings.tell(who.repository(), new What.Ended(who.conclusion()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void report(Run run, String status, ObjectNode workflow) throws InterruptedException {
        CallbackClient.Answer answer =
                relay.report(token(run), run.cause().clientPayload().bytes(), workflow.put("status", status));
        happenings.tell(run.who().repository(), new What.Reported(status, answer));
    }

    private String token(Run run) {
        return issuer.token(Instant.now())
                .repository(run.who().repository())
                .claim("repository_id", String.valueOf(run.who().repository().hashCode() & Integer.MAX_VALUE))
                .run(run.id(), ATTEMPT)
                .compact();
    }

    private static ObjectNode workflow(Run run, Instant started) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("schema_version", "1")
                .put("name", "CI")
                .put("url", "https://github.com/" + run.who().repository() + "/actions/runs/" + run.id())
                .put("run_id", run.id())
                .put("run_attempt", ATTEMPT)
                .put("job_name", "build-and-test")
                .put("started_at", started.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static ObjectNode completed(ObjectNode workflow, String conclusion) {
        workflow.put("conclusion", conclusion)
                .put(
                        "completed_at",
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .putObject("test_results")
                .put("passed", conclusion.equals("success") ? 1_284 : 1_281)
                .put("failed", conclusion.equals("success") ? 0 : 3)
                .put("skipped", 17);
        return workflow;
    }

    // Whether the demo ended meanwhile.
    private boolean ended(Duration after) throws InterruptedException {
        return closing.await(after.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the runs, wherever they are. */
    @Override
    public void close() {
        closing.countDown();
    }
}
