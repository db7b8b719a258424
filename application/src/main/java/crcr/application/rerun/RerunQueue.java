package crcr.application.rerun;

import crcr.application.outbox.Effect;
import crcr.application.outbox.Lane;
import crcr.application.outbox.QueueName;
import crcr.domain.check.PullRequestCommit;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;
import crcr.domain.retry.Backoff;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The queue of runs that are to run again. An effect concerns one run, or a check suite, which stands for all runs that
 * show on its commit. Repeated requests for a waiting run have one effect.
 */
public final class RerunQueue {
    /** The queue's name. */
    public static final QueueName NAME = new QueueName("rerun");

    private static final String KIND = "kind";
    private static final String COMMIT = "sha";
    private static final Payload NOTHING = new Payload(new byte[0]);

    private RerunQueue() {}

    /** The request in an effect of this queue. */
    public sealed interface Wish {
        /** A request for the failed jobs of a run; for all of them, if none has failed. */
        record FailedJobs(String headSha, String runId) implements Wish {}

        /** A request for all jobs of a run. */
        record AllJobs(String headSha, String runId) implements Wish {}

        /** A request for all jobs of each run that shows on that commit. */
        record Suite(String headSha, long suite) implements Wish {}
    }

    /** Returns the effect that runs a run's failed jobs again, as that delivery requests. */
    public static Effect failedJobs(
            DeliveryId delivery, RepositoryName downstream, PullRequestCommit commit, String runId) {
        return run("failed_jobs", delivery, downstream, commit.headSha(), runId);
    }

    /** Returns the effect that runs all jobs of a run again. */
    public static Effect allJobs(DeliveryId delivery, RepositoryName downstream, String headSha, String runId) {
        return run("all_jobs", delivery, downstream, headSha, runId);
    }

    private static Effect run(
            String kind, DeliveryId delivery, RepositoryName downstream, String headSha, String runId) {
        return new Effect(
                NAME,
                new Lane("run:" + downstream.key(), runId),
                Optional.of(kind),
                delivery,
                downstream,
                new TreeMap<>(Map.of(KIND, kind, COMMIT, headSha, "run", runId)),
                NOTHING);
    }

    /**
     * Returns the effect that runs all runs of a check suite again.
     *
     * @param upstream the upstream of the check suite
     */
    public static Effect suite(DeliveryId delivery, RepositoryName upstream, String headSha, long suite) {
        return new Effect(
                NAME,
                new Lane("suite", Long.toString(suite)),
                Optional.of("suite"),
                delivery,
                upstream,
                new TreeMap<>(Map.of(KIND, "suite", COMMIT, headSha, "suite", Long.toString(suite))),
                NOTHING);
    }

    /** Returns the request in an effect of this queue. */
    public static Wish wish(Effect effect) {
        SortedMap<String, String> attributes = effect.attributes();
        String kind = attribute(attributes, KIND);
        String headSha = attribute(attributes, COMMIT);
        return switch (kind) {
            case "failed_jobs" -> new Wish.FailedJobs(headSha, attribute(attributes, "run"));
            case "all_jobs" -> new Wish.AllJobs(headSha, attribute(attributes, "run"));
            case "suite" -> new Wish.Suite(headSha, Long.parseLong(attribute(attributes, "suite")));
            default -> throw new IllegalArgumentException("no kind of effect of queue " + NAME + ": " + kind);
        };
    }

    private static String attribute(SortedMap<String, String> attributes, String name) {
        return Optional.ofNullable(attributes.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no effect of queue " + NAME + ": no " + name));
    }

    /**
     * Returns the pauses between the attempts. They end after an hour or two, because somebody waits for the re-run.
     */
    public static Backoff backoff() {
        return Backoff.doubling(Duration.ofSeconds(5), Duration.ofMinutes(5))
                .lengthenedByUpTo(0.5)
                .within(Duration.ofHours(2));
    }
}
