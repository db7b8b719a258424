package crcr.infrastructure.redis.scripts;

import crcr.application.callback.IdempotencyKey;
import crcr.application.console.SessionId;
import crcr.application.outbox.Effect;
import crcr.application.outbox.Lane;
import crcr.application.outbox.QueueName;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.job.CheckRunId;
import crcr.domain.job.JobKey;
import crcr.domain.repository.RepositoryName;
import crcr.domain.selfreport.NamedCommit;
import crcr.domain.selfreport.SelfReportKey;
import crcr.infrastructure.shared.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * The names of all that the relay keeps. They share one hash tag, so that every script finds its keys on one node of a
 * Redis Cluster.
 */
public final class Keys {
    private static final String TAG = "{crcr}:";

    private Keys() {}

    /** The stream of targets that wait or are being worked on. */
    public static String queue() {
        return TAG + "targets";
    }

    /** All targets that have not ended. */
    public static String openTargets() {
        return TAG + "open";
    }

    /** The layout of all that is kept. */
    public static String layout() {
        return TAG + "layout";
    }

    /** What tells this store from one that has lost what it kept. */
    public static String mark() {
        return TAG + "mark";
    }

    /** What is written to see whether the store takes writes. */
    public static String look() {
        return TAG + "look";
    }

    /** What never exists. */
    static String never() {
        return TAG + "never";
    }

    /** What is written to see whether replicas follow. */
    public static String barrier() {
        return TAG + "barrier";
    }

    /** What is known of a delivery and of each of its targets. */
    public static String delivery(DeliveryId id) {
        return TAG + "delivery:" + id;
    }

    /** A delivery's webhook body. */
    public static String payload(DeliveryId id) {
        return TAG + "payload:" + id;
    }

    /** A job's state. */
    public static String job(JobKey job) {
        return TAG + "job:" + name(job);
    }

    /** Which job carries its run's queue time. */
    public static String run(JobKey job) {
        return TAG + "run:" + runName(job);
    }

    /** When GitHub took the last re-run of a run, and which attempt that became. */
    public static String rerun(RepositoryName downstream, String runId) {
        return TAG + "rerun:" + downstream.key() + ":" + runId;
    }

    /** The name of a job's run, as its keys have it. */
    public static String runName(JobKey job) {
        return String.join(":", job.delivery().value(), job.downstream().key(), job.runId(), job.runAttempt());
    }

    /** The record of the report with which a job fell silent. */
    public static String lastReport(JobKey job) {
        return TAG + "report:" + name(job);
    }

    /** There as long as a process sweeps, and until there may be another sweep. */
    public static String sweepTurn() {
        return TAG + "sweep:turn";
    }

    /** When a sweep ended. */
    public static String sweep() {
        return TAG + "sweep";
    }

    /** What is known of a request that its caller named. */
    public static String request(IdempotencyKey key) {
        return TAG + "request:" + key.caller().key() + ":" + digest(key.words());
    }

    /** What is known of a result that a run reported of itself. */
    public static String selfReport(SelfReportKey report) {
        return TAG + "selfreport:" + report.downstream().key() + ":"
                + digest(String.join(
                        " ",
                        report.event().wireName(),
                        report.commit().name(),
                        report.runId(),
                        report.runAttempt(),
                        report.jobName()));
    }

    /** Whose the id of a check run is. */
    public static String checkRun(RepositoryName downstream, CheckRunId id) {
        return TAG + "checkrun:" + downstream.key() + ":" + digest(id.value());
    }

    /** What GitHub said of a commit. */
    public static String commit(NamedCommit commit) {
        return TAG + "commit:" + digest(commit.name());
    }

    /** What is known of the jobs of a commit that may show as check runs. */
    public static String board(String headSha) {
        return TAG + "board:" + headSha;
    }

    /** The jobs that stand on a board as queued again, by since when. */
    public static String queuedAgain() {
        return TAG + "queued";
    }

    /** How a job is named on the board of its commit. */
    public static String onBoard(JobKey job) {
        return name(job);
    }

    /** The labels in force on a pull request. */
    public static String labels(long pullRequest) {
        return TAG + "labels:" + pullRequest;
    }

    /** The pace of the calls that show check runs. */
    public static String pace() {
        return TAG + "pace:check";
    }

    /** An effect of that queue; with an empty id, how the key of each begins. */
    public static String record(QueueName queue, String id) {
        return TAG + queue + ":record:" + id;
    }

    /** The ids of the first effect of each lane of that queue, by the time at which it is due. */
    public static String due(QueueName queue) {
        return TAG + queue + ":due";
    }

    /** The ids of all effects in that queue, by the time at which they were accepted. */
    public static String waiting(QueueName queue) {
        return TAG + queue + ":waiting";
    }

    /** The ids of what was given up in that queue, by the time of that. */
    public static String dead(QueueName queue) {
        return TAG + "dead:" + queue;
    }

    /** The ids of a lane's effects, the earliest first. */
    public static String lane(QueueName queue, Lane lane) {
        return TAG + queue + ":job:" + lane.scope() + ":" + digest(lane.name());
    }

    /** What of the store an effect is in: its record, its lane, and what is due and waits in its queue. */
    public static String[] ofEffect(Effect effect, String id) {
        QueueName queue = effect.queue();
        return new String[] {record(queue, id), lane(queue, effect.lane()), due(queue), waiting(queue)};
    }

    /** These keys and one more. */
    public static String[] and(String[] keys, String more) {
        return Stream.concat(Stream.of(keys), Stream.of(more)).toArray(String[]::new);
    }

    /** A repository's allowance of callbacks. */
    public static String limit(RepositoryName repository) {
        return TAG + "limit:" + repository.key();
    }

    /** What the names of callers stand for. */
    public static String identities() {
        return TAG + "identities";
    }

    /** What the names of upstreams stand for. */
    public static String upstreams() {
        return TAG + "upstreams";
    }

    /** How far the recovery of missed deliveries has come. */
    public static String recovery() {
        return TAG + "recovery";
    }

    /** There as long as nobody else may look for missed deliveries. */
    public static String recoveryTurn() {
        return TAG + "recovery:turn";
    }

    /** How often GitHub was asked for a delivery again, and when it may be asked next. */
    public static String redelivery(DeliveryId id) {
        return TAG + "redelivery:" + id;
    }

    /** What is known of somebody who is signed in. Who reads it does not learn the id. */
    public static String session(SessionId id) {
        return TAG + "session:" + Sha256.hex(id.value().getBytes(StandardCharsets.UTF_8));
    }

    /** That a sign-in has begun a session. */
    public static String signIn(String nonce) {
        return TAG + "signin:" + digest(nonce);
    }

    /** The sessions of one person. */
    public static String sessions(String subject) {
        return TAG + "sessions:" + digest(subject);
    }

    // The job's own name is people's free text of any length, so its digest stands for it.
    private static String name(JobKey job) {
        return runName(job) + ":" + digest(job.jobName());
    }

    // Half of it tells names apart.
    private static String digest(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }
}
