package crcr.application.check;

import crcr.application.hud.HudQueue;
import crcr.application.outbox.Effect;
import crcr.application.outbox.Lane;
import crcr.application.outbox.QueueName;
import crcr.domain.check.JobStanding;
import crcr.domain.check.PullRequestCommit;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobKey;
import crcr.domain.repository.RepositoryName;
import crcr.domain.retry.Backoff;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The queue of jobs that may have to show on the upstream's pull requests. It has three kinds of effects: a job has a
 * new standing; a job with an unchanged standing may show now; a label was put on a pull request, so that all jobs of
 * its commit may show now. The effects of one job share a lane.
 */
public final class CheckQueue {
    /** The queue's name. */
    public static final QueueName NAME = new QueueName("check");

    private static final String KIND = "kind";
    private static final String PULL_REQUEST = "pr";
    private static final String COMMIT = "sha";
    private static final String LABEL = "label";
    private static final Payload NOTHING = new Payload(new byte[0]);

    private CheckQueue() {}

    /** The content of an effect of this queue. */
    public sealed interface Content {
        /** A job's new standing. */
        record State(Payload standing) implements Content {}

        /** A job on the board that may show now. */
        record Look(PullRequestCommit commit, JobKey job) implements Content {}

        /** A label that the pull request of that commit carries now. */
        record Labelled(PullRequestCommit commit, String label) implements Content {}
    }

    /**
     * Returns the effect of a job's standing, which replaces an earlier one that waits.
     *
     * @param written the standing, as a {@link StandingForm} has written it
     */
    public static Effect state(JobStanding standing, Payload written) {
        return stateAbout("state", standing, written);
    }

    /**
     * Returns the effect of a standing that no report caused. It replaces no state that waits: the board decides by
     * rank which of both counts.
     *
     * @param written the standing, as a {@link StandingForm} has written it
     */
    public static Effect supposed(JobStanding standing, Payload written) {
        return stateAbout("supposed", standing, written);
    }

    private static Effect stateAbout(String subject, JobStanding standing, Payload written) {
        SortedMap<String, String> attributes = attributes(standing.job(), "state");
        attributes.put("status", standing.state().status());
        return of(standing.job(), subject, attributes, written);
    }

    /** Returns the effect that makes the relay examine a job on the board again. */
    public static Effect look(PullRequestCommit commit, JobKey job) {
        SortedMap<String, String> attributes = attributes(job, "look");
        attributes.putAll(places(commit));
        return of(job, "look", attributes, NOTHING);
    }

    private static Effect of(JobKey job, String subject, SortedMap<String, String> attributes, Payload content) {
        return new Effect(
                NAME, HudQueue.lane(job), Optional.of(subject), job.delivery(), job.downstream(), attributes, content);
    }

    private static SortedMap<String, String> attributes(JobKey job, String kind) {
        return new TreeMap<>(
                Map.of(KIND, kind, "run", job.runId(), "attempt", job.runAttempt(), "job_name", job.jobName()));
    }

    private static Map<String, String> places(PullRequestCommit commit) {
        return Map.of(PULL_REQUEST, Long.toString(commit.pullRequest()), COMMIT, commit.headSha());
    }

    /**
     * Returns the effect that makes the relay examine the jobs of a commit again, because its pull request carries a
     * label now.
     *
     * @param delivery the delivery of the label's event
     * @param upstream the upstream of the pull request
     */
    public static Effect labelled(
            DeliveryId delivery, RepositoryName upstream, PullRequestCommit commit, String label) {
        SortedMap<String, String> attributes = new TreeMap<>(places(commit));
        attributes.put(KIND, "labelled");
        attributes.put(LABEL, label);
        return new Effect(
                NAME,
                new Lane("commit:" + commit.pullRequest(), commit.headSha()),
                Optional.of(label),
                delivery,
                upstream,
                attributes,
                NOTHING);
    }

    /** Returns the content of an effect of this queue. */
    public static Content content(Effect effect) {
        String kind = attribute(effect, KIND);
        return switch (kind) {
            case "state" -> new Content.State(effect.content());
            case "look" -> new Content.Look(commit(effect), job(effect));
            case "labelled" -> new Content.Labelled(commit(effect), attribute(effect, LABEL));
            default -> throw new IllegalArgumentException("no kind of effect of queue " + NAME + ": " + kind);
        };
    }

    private static PullRequestCommit commit(Effect effect) {
        return new PullRequestCommit(Long.parseLong(attribute(effect, PULL_REQUEST)), attribute(effect, COMMIT));
    }

    private static JobKey job(Effect effect) {
        return new JobKey(
                effect.delivery(),
                effect.downstream(),
                attribute(effect, "run"),
                attribute(effect, "attempt"),
                attribute(effect, "job_name"));
    }

    private static String attribute(Effect effect, String name) {
        return Optional.ofNullable(effect.attributes().get(name))
                .orElseThrow(() -> new IllegalArgumentException("no effect of queue " + NAME + ": no " + name));
    }

    /** Returns the pauses between the attempts: for over an hour, as for dispatches. */
    public static Backoff backoff() {
        return Backoff.doubling(Duration.ofSeconds(5), Duration.ofMinutes(10))
                .lengthenedByUpTo(0.5)
                .within(Duration.ofHours(6));
    }
}
