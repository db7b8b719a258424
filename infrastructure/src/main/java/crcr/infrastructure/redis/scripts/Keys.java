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
 * Names the keys of all the relay's data. They share one hash tag, so that every script finds its keys on one node of a
 * Redis Cluster.
 */
public final class Keys {
    private static final String TAG = "{crcr}:";

    private Keys() {}

    /** Returns the key of the stream of targets that wait or are in work. */
    public static String queue() {
        return TAG + "targets";
    }

    /** Returns the key of all targets that have not ended. */
    public static String openTargets() {
        return TAG + "open";
    }

    /** Returns the key of the deliveries that have targets which are not open yet. */
    public static String opening() {
        return TAG + "opening";
    }

    /** Returns the key of the store's layout. */
    public static String layout() {
        return TAG + "layout";
    }

    /** Returns the key of the mark that distinguishes this store from one that has lost its content. */
    public static String mark() {
        return TAG + "mark";
    }

    /** Returns the key of the write that checks whether the store accepts writes. */
    public static String look() {
        return TAG + "look";
    }

    /** Returns a key that never exists. */
    static String never() {
        return TAG + "never";
    }

    /** Returns the key of the write that checks whether replicas follow. */
    public static String barrier() {
        return TAG + "barrier";
    }

    /** Returns the key of a delivery and its targets. */
    public static String delivery(DeliveryId id) {
        return TAG + "delivery:" + id;
    }

    /** Returns the key of a delivery's webhook body. */
    public static String payload(DeliveryId id) {
        return TAG + "payload:" + id;
    }

    /** Returns the key of a job's state. */
    public static String job(JobKey job) {
        return TAG + "job:" + name(job);
    }

    /** Returns the key of the job that carries its run's queue time. */
    public static String run(JobKey job) {
        return TAG + "run:" + runName(job);
    }

    /** Returns the key of a run's last re-run: its time, and its attempt. */
    public static String rerun(RepositoryName downstream, String runId) {
        return TAG + "rerun:" + downstream.key() + ":" + runId;
    }

    /** Returns the name of a job's run within keys. */
    public static String runName(JobKey job) {
        return String.join(":", job.delivery().value(), job.downstream().key(), job.runId(), job.runAttempt());
    }

    /** Returns the key of the report after which a job fell silent. */
    public static String lastReport(JobKey job) {
        return TAG + "report:" + name(job);
    }

    /** Returns the key that exists while a process sweeps, and until another sweep may begin. */
    public static String sweepTurn() {
        return TAG + "sweep:turn";
    }

    /** Returns the key of the last sweep's end. */
    public static String sweep() {
        return TAG + "sweep";
    }

    /** Returns the key of a request with an idempotency key. */
    public static String request(IdempotencyKey key) {
        return TAG + "request:" + key.caller().key() + ":" + digest(key.words());
    }

    /** Returns the key of a self-reported result. */
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

    /** Returns the key of the job to which a check run's id belongs. */
    public static String checkRun(RepositoryName downstream, CheckRunId id) {
        return TAG + "checkrun:" + downstream.key() + ":" + digest(id.value());
    }

    /** Returns the key of GitHub's answer about a commit. */
    public static String commit(NamedCommit commit) {
        return TAG + "commit:" + digest(commit.name());
    }

    /** Returns the key of a commit's jobs that may show as check runs. */
    public static String board(String headSha) {
        return TAG + "board:" + headSha;
    }

    /** Returns the key of the jobs that are queued again, by their time. */
    public static String queuedAgain() {
        return TAG + "queued";
    }

    /** Returns the name of a job on the board of its commit. */
    public static String onBoard(JobKey job) {
        return name(job);
    }

    /** Returns the key of the labels in force on a pull request. */
    public static String labels(long pullRequest) {
        return TAG + "labels:" + pullRequest;
    }

    /** Returns the key of the pace of the calls that show check runs. */
    public static String pace() {
        return TAG + "pace:check";
    }

    /** Returns the key of an effect of that queue; with an empty id, the common beginning of these keys. */
    public static String record(QueueName queue, String id) {
        return TAG + queue + ":record:" + id;
    }

    /** Returns the key of the ids of the first effect of each lane of that queue, by their due time. */
    public static String due(QueueName queue) {
        return TAG + queue + ":due";
    }

    /** Returns the key of the ids of all effects in that queue, by their acceptance. */
    public static String waiting(QueueName queue) {
        return TAG + queue + ":waiting";
    }

    /** Returns the key of the ids of that queue's dead letters, by their time. */
    public static String dead(QueueName queue) {
        return TAG + "dead:" + queue;
    }

    /** Returns the key of the ids of a lane's effects, the earliest first. */
    public static String lane(QueueName queue, Lane lane) {
        return TAG + queue + ":job:" + lane.scope() + ":" + digest(lane.name());
    }

    /** Returns all keys of an effect: its record, its lane, the due and waiting effects of its queue; and more keys. */
    public static String[] ofEffect(Effect effect, String id, String... more) {
        QueueName queue = effect.queue();
        Stream<String> own = Stream.of(record(queue, id), lane(queue, effect.lane()), due(queue), waiting(queue));
        return Stream.concat(own, Stream.of(more)).toArray(String[]::new);
    }

    /** Returns the key of a repository's allowance of callbacks. */
    public static String limit(RepositoryName repository) {
        return TAG + "limit:" + repository.key();
    }

    /** Returns the key of the identities of callers. */
    public static String identities() {
        return TAG + "identities";
    }

    /** Returns the key of the identities of upstreams. */
    public static String upstreams() {
        return TAG + "upstreams";
    }

    /** Returns the key of the progress of recovery. */
    public static String recovery() {
        return TAG + "recovery";
    }

    /** Returns the key that exists until another process may look for missed deliveries. */
    public static String recoveryTurn() {
        return TAG + "recovery:turn";
    }

    /** Returns the key of the requests to GitHub for a delivery: their number, and the time of the next one. */
    public static String redelivery(DeliveryId id) {
        return TAG + "redelivery:" + id;
    }

    /** Returns the key of a session. It does not reveal the id. */
    public static String session(SessionId id) {
        return TAG + "session:" + Sha256.hex(id.value().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the key that exists if a sign-in has begun a session. */
    public static String signIn(String nonce) {
        return TAG + "signin:" + digest(nonce);
    }

    /** Returns the key of the sessions of one person. */
    public static String sessions(String subject) {
        return TAG + "sessions:" + digest(subject);
    }

    // The job's own name is free text of any length, so that its digest takes its place.
    private static String name(JobKey job) {
        return runName(job) + ":" + digest(job.jobName());
    }

    // Half of the digest distinguishes names.
    private static String digest(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }
}
