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
 * The queue of runs that are to run again. An effect is about one run, or about a check suite, which stands for all
 * runs that show on its commit. What is asked for again while it waits is asked for once.
 */
public final class RerunQueue {
    /** Its name. */
    public static final QueueName NAME = new QueueName("rerun");

    private static final String KIND = "kind";
    private static final String COMMIT = "sha";
    private static final Payload NOTHING = new Payload(new byte[0]);

    private RerunQueue() {}

    /** The request of an effect of this queue. */
    public sealed interface Wish {
        /** The failed jobs of a run; all of them, if none has failed. */
        record FailedJobs(String headSha, String runId) implements Wish {}

        /** All jobs of a run. */
        record AllJobs(String headSha, String runId) implements Wish {}

        /** All jobs of each run that shows on that commit. */
        record Suite(String headSha, long suite) implements Wish {}
    }

    /** Returns the effect that a run's failed jobs run again, which somebody asked for by that delivery. */
    public static Effect failedJobs(
            DeliveryId delivery, RepositoryName downstream, PullRequestCommit commit, String runId) {
        return run("failed_jobs", delivery, downstream, commit.headSha(), runId);
    }

    /** Returns the effect that all jobs of a run run again. */
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
     * Returns the effect that all runs of a check suite run again.
     *
     * @param upstream whose check suite it is
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

    /** Returns what an effect of this queue asks for. */
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

    /** Returns the pauses between the attempts: somebody waits for it, and gives up after an hour or two. */
    public static Backoff backoff() {
        return Backoff.doubling(Duration.ofSeconds(5), Duration.ofMinutes(5))
                .lengthenedByUpTo(0.5)
                .within(Duration.ofHours(2));
    }
}
