package crcr.lab.demo.cast;

import crcr.lab.demo.cast.Happening.What;
import crcr.lab.simulator.github.ReceivedDispatch;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Runs the downstreams' workflows: waits for a machine, reports in_progress, runs, reports completed. */
public final class Runners implements AutoCloseable {
    private static final String ATTEMPT = "1";
    private static final long FIRST_RUN = 19_400_000_001L;

    private final OidcIssuerSimulator issuer;
    private final CallbackAction action;
    private final Happenings happenings;
    private final AtomicLong runs = new AtomicLong(FIRST_RUN);
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Starts nothing yet. */
    public Runners(OidcIssuerSimulator issuer, CallbackAction action, Happenings happenings) {
        this.issuer = issuer;
        this.action = action;
        this.happenings = happenings;
    }

    /** What one run of a workflow is about. */
    private record Run(Participant who, String id, ReceivedDispatch cause) {}

    /** Runs the workflow that this dispatch starts, to its end. */
    public void run(Participant who, ReceivedDispatch cause) {
        Run run = new Run(who, String.valueOf(runs.getAndIncrement()), cause);
        try {
            if (ended(who.queued())) {
                return;
            }
            happenings.tell(who.repository(), new What.Started(run.id()));
            Instant started = Instant.now();
            if (who.reporting()) {
                report(run, started, "in_progress");
            }
            if (ended(who.runs())) {
                return;
            }
            if (who.reporting()) {
                report(run, started, "completed", who.conclusion());
            }
            happenings.tell(who.repository(), new What.Ended(who.conclusion()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void report(Run run, Instant started, String... arguments) throws InterruptedException {
        CallbackAction.Answer answer =
                action.report(token(run), run.cause().clientPayload().bytes(), environment(run, started), arguments);
        happenings.tell(run.who().repository(), new What.Reported(arguments[0], answer));
    }

    private String token(Run run) {
        return issuer.token(Instant.now())
                .repository(run.who().repository())
                .claim("repository_id", String.valueOf(run.who().repository().hashCode() & Integer.MAX_VALUE))
                .run(run.id(), ATTEMPT)
                .compact();
    }

    private static Map<String, String> environment(Run run, Instant started) {
        boolean succeeds = run.who().conclusion().equals("success");
        return Map.of(
                "CRCR_WORKFLOW_NAME",
                "CI",
                "CRCR_WORKFLOW_URL",
                "https://github.com/" + run.who().repository() + "/actions/runs/" + run.id(),
                "CRCR_RUN_ID",
                run.id(),
                "CRCR_RUN_ATTEMPT",
                ATTEMPT,
                "CRCR_JOB_NAME",
                "build-and-test",
                "CRCR_STARTED_AT",
                started.truncatedTo(ChronoUnit.SECONDS).toString(),
                "CRCR_TEST_RESULTS",
                succeeds
                        ? "{\"passed\":1284,\"failed\":0,\"skipped\":17}"
                        : "{\"passed\":1281,\"failed\":3,\"skipped\":17}");
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
