package crcr.lab.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.audit.checks.Fate;
import crcr.lab.audit.checks.Job;
import crcr.lab.audit.checks.JobLedger;
import crcr.lab.simulator.github.ReceivedDispatch;
import crcr.lab.simulator.github.actions.SimulatedAttempt;
import crcr.lab.simulator.github.actions.SimulatedRuns;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a job for each dispatch that arrives and for each re-run, and reports its begin and, usually, its end. */
final class DownstreamCi {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_JOB_MILLIS = 2_000;
    private static final int PICKED_UP_AGAIN_MILLIS = 500;
    private static final double FAILING = 0.3;
    private static final double NEVER_PICKED_UP = 0.15;

    private final OidcIssuerSimulator issuer;
    private final SimulatedRuns runs;
    private final CarefulCaller caller;
    private final JobLedger jobs;
    private final boolean fallingSilent;
    private final AtomicInteger ended = new AtomicInteger();
    private final Map<Long, Started> started = new ConcurrentHashMap<>();

    private record Started(Job job, ObjectNode clientPayload) {}

    /**
     * Reports through {@code caller}.
     *
     * @param fallingSilent whether some jobs never report their end
     */
    DownstreamCi(Production production, CarefulCaller caller, boolean fallingSilent) {
        this.issuer = production.stage().issuer();
        this.runs = production.stage().github().runs();
        this.caller = caller;
        this.jobs = production.jobs();
        this.fallingSilent = fallingSilent;
    }

    /** Returns the number of jobs that have sent all their reports. Each attempt counts. */
    int ended() {
        return ended.get();
    }

    /** Runs the job of a dispatch. */
    void run(ReceivedDispatch dispatch) {
        try {
            ObjectNode body =
                    (ObjectNode) JSON.readTree(dispatch.clientPayload().bytes());
            SimulatedAttempt first = runs.start(dispatch.repository(), "build");
            JsonNode pullRequest = body.at("/payload/pull_request");
            Job job = new Job(
                    body.path("delivery_id").asText(),
                    dispatch.repository(),
                    Long.toString(first.run()),
                    1,
                    Optional.of(pullRequest.path("number"))
                            .filter(JsonNode::isInt)
                            .map(JsonNode::asInt),
                    pullRequest.at("/head/sha").asText());
            Started it = new Started(job, body);
            started.put(first.run(), it);
            play(it, first);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.incrementAndGet();
        }
    }

    /** Runs the job of a re-run, if a runner is found. */
    void runAgain(SimulatedAttempt attempt) {
        try {
            Started first = Objects.requireNonNull(started.get(attempt.run()));
            Started again = new Started(first.job().again(attempt.attempt()), first.clientPayload());
            jobs.started(again.job());
            if (ThreadLocalRandom.current().nextDouble() >= NEVER_PICKED_UP) {
                TimeUnit.MILLISECONDS.sleep(
                        PICKED_UP_AGAIN_MILLIS + ThreadLocalRandom.current().nextInt(LONGEST_JOB_MILLIS));
                play(again, attempt);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.incrementAndGet();
        }
    }

    private void play(Started it, SimulatedAttempt attempt) throws IOException, InterruptedException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        jobs.started(it.job());
        Fate fate = fallingSilent ? Fate.drawn(random) : Fate.REPORTS;
        String conclusion = fallingSilent && random.nextDouble() < FAILING ? "failure" : "success";
        if (!report(it, attempt, Optional.empty())) {
            return;
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_JOB_MILLIS));
        if (fate.endsUnreported()) {
            runs.endJob(it.job().downstream(), attempt.run(), "build", conclusion);
        }
        if (fate.reports()) {
            TimeUnit.MILLISECONDS.sleep(fate.silenceMillis(random));
            report(it, attempt, Optional.of(conclusion));
            if (!fate.endsUnreported()) {
                runs.endJob(it.job().downstream(), attempt.run(), "build", conclusion);
            }
        }
    }

    private boolean report(Started it, SimulatedAttempt attempt, Optional<String> conclusion)
            throws IOException, InterruptedException {
        Job job = it.job();
        String number = Integer.toString(job.attempt());
        Report report = new Report(
                job.delivery(),
                job.downstream(),
                job.run(),
                number,
                conclusion.map(_ -> "completed").orElse("in_progress"));
        ObjectNode body = it.clientPayload().deepCopy();
        ObjectNode workflow = body.putObject("workflow")
                .put("status", report.status())
                .put("name", "CI")
                .put("run_id", job.run())
                .put("run_attempt", number)
                .put("job_name", job.name())
                .put("check_run_id", Long.toString(attempt.jobs().getFirst().id()));
        conclusion.ifPresent(word -> workflow.put("conclusion", word));
        long sent = System.nanoTime();
        boolean taken = caller.send(
                report,
                () -> issuer.token(Instant.now())
                        .repository(job.downstream())
                        .run(job.run(), number)
                        .compact(),
                JSON.writeValueAsBytes(body));
        if (taken) {
            jobs.moved(job, conclusion.orElse("in_progress"), sent);
        }
        return taken;
    }
}
