package crcr.lab.demo.cast;

import crcr.lab.demo.cast.Happening.What;
import crcr.lab.simulator.github.ReceivedDispatch;
import crcr.lab.simulator.github.actions.SimulatedAttempt;
import crcr.lab.simulator.github.actions.SimulatedRuns;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Runs the downstreams' workflows: waits for a machine, reports in_progress, runs, reports completed. */
public final class Runners implements AutoCloseable {
    private static final String JOB = "build-and-test";
    private static final long FIRST_RUN = 19_400_000_001L;

    private final OidcIssuerSimulator issuer;
    private final CallbackAction action;
    private final SimulatedRuns known;
    private final Happenings happenings;
    private final AtomicLong runs = new AtomicLong(FIRST_RUN);
    private final Map<Long, Run> firstAttempts = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * Starts nothing yet.
     *
     * @param known GitHub's record of the runs
     */
    public Runners(OidcIssuerSimulator issuer, CallbackAction action, SimulatedRuns known, Happenings happenings) {
        this.issuer = issuer;
        this.action = action;
        this.known = known;
        this.happenings = happenings;
    }

    /** One attempt of a workflow run. */
    private record Run(Participant who, long id, int attempt, ReceivedDispatch cause) {
        Run attempt(int another) {
            return new Run(who, id, another, cause);
        }

        String conclusion() {
            return who.conclusion(attempt);
        }
    }

    /** Runs the workflow that this dispatch starts, to its end. */
    public void run(Participant who, ReceivedDispatch cause) {
        Run run = new Run(who, runs.getAndIncrement(), 1, cause);
        firstAttempts.put(run.id(), run);
        known.start(who.repository(), run.id(), JOB);
        run(run);
    }

    /** Runs the requested attempt to its end. */
    public void runAgain(SimulatedAttempt attempt) {
        run(Objects.requireNonNull(firstAttempts.get(attempt.run())).attempt(attempt.attempt()));
    }

    private void run(Run run) {
        Participant who = run.who();
        try {
            if (ended(who.queued())) {
                return;
            }
            happenings.tell(who.repository(), new What.Started(String.valueOf(run.id())));
            Instant started = Instant.now();
            if (who.reporting()) {
                report(run, started, "in_progress");
            }
            if (ended(who.runs())) {
                return;
            }
            if (who.reporting()) {
                report(run, started, "completed", run.conclusion());
            }
            known.endJob(who.repository(), run.id(), JOB, run.conclusion());
            happenings.tell(who.repository(), new What.Ended(run.attempt(), run.conclusion()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void report(Run run, Instant started, String... arguments) throws InterruptedException {
        CallbackAction.ReportAnswer answer = action.report(token(run), environment(run, started), arguments);
        Report report = new Report(run.attempt(), arguments[0]);
        happenings.tell(run.who().repository(), new What.Reported(report, run.conclusion(), answer));
    }

    private String token(Run run) {
        return issuer.token(Instant.now())
                .repository(run.who().repository())
                .claim("repository_id", String.valueOf(run.who().repository().hashCode() & Integer.MAX_VALUE))
                .run(String.valueOf(run.id()), String.valueOf(run.attempt()))
                .compact();
    }

    private static Map<String, String> environment(Run run, Instant started) {
        boolean succeeds = run.conclusion().equals("success");
        return Map.of(
                "CRCR_CLIENT_PAYLOAD",
                new String(run.cause().clientPayload().bytes(), StandardCharsets.UTF_8),
                "CRCR_WORKFLOW_NAME",
                "CI",
                "CRCR_WORKFLOW_URL",
                "https://github.com/" + run.who().repository() + "/actions/runs/" + run.id(),
                "CRCR_RUN_ID",
                String.valueOf(run.id()),
                "CRCR_RUN_ATTEMPT",
                String.valueOf(run.attempt()),
                "CRCR_JOB_NAME",
                JOB,
                "CRCR_STARTED_AT",
                started.truncatedTo(ChronoUnit.SECONDS).toString(),
                "CRCR_TEST_RESULTS",
                succeeds
                        ? "{\"passed\":1284,\"failed\":0,\"skipped\":17}"
                        : "{\"passed\":1281,\"failed\":3,\"skipped\":17}");
    }

    // Returns whether the demo ended meanwhile.
    private boolean ended(Duration after) throws InterruptedException {
        return closing.await(after.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends all runs. */
    @Override
    public void close() {
        closing.countDown();
    }
}
