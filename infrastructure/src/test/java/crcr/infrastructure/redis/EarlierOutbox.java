package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.scripts.Script.bytes;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobState;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.fixture.RealRedis;
import crcr.infrastructure.redis.connection.RedisClients;
import crcr.infrastructure.redis.scripts.Script;
import crcr.infrastructure.shared.text.Sha256;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * A process of before there were queues by name, as far as it puts records for HUD into the store and takes them out:
 * its own scripts, with the keys and arguments that it gave them.
 */
public final class EarlierOutbox implements AutoCloseable {
    private static final String DUE = "{crcr}:hud:due";
    private static final String WAITING = "{crcr}:hud:waiting";
    private static final String DEAD = "{crcr}:dead:hud";
    private static final long LIFE = Duration.ofDays(3).toMillis();
    private static final long DEAD_FOR = Duration.ofDays(30).toMillis();

    private final RedisClient client = RedisClient.create(RedisClients.uri(RealRedis.asItIs()));
    private final StatefulRedisConnection<String, byte[]> connection = client.connect(RedisClients.CODEC);

    /** A record that it has claimed. */
    public record Queued(
            String id, String lease, JobKey job, ReportStatus report, String body, int attempts, String trace) {}

    private List<Object> run(String file, List<String> keys, byte[]... arguments) {
        return new EarlierScript(file).run(connection.sync(), keys, arguments);
    }

    private static String record(String id) {
        return "{crcr}:hud:record:" + id;
    }

    private static String name(JobKey job) {
        return String.join(
                ":",
                job.delivery().value(),
                job.downstream().key(),
                job.runId(),
                job.runAttempt(),
                Sha256.hex(bytes(job.jobName())).substring(0, 32));
    }

    private static String recordsOf(JobKey job) {
        return "{crcr}:hud:job:" + name(job);
    }

    /** Reserves a move, and returns whether an earlier record of the job waits; the token is what it was given. */
    public boolean reserve(JobKey job, ReportStatus report, String token) {
        List<Object> answer = run(
                "reserve.lua",
                List.of("{crcr}:job:" + name(job), "{crcr}:delivery:" + job.delivery(), recordsOf(job)),
                bytes(job.downstream().key()),
                bytes(report == ReportStatus.IN_PROGRESS ? JobState.DISPATCHED.name() : JobState.IN_PROGRESS.name()),
                bytes(report.to().name()),
                bytes(token),
                bytes(8_000),
                bytes(LIFE),
                bytes(JobState.DISPATCHED.name()),
                bytes(""));
        if (!Script.text(answer.getFirst()).equals("held")) {
            throw new AssertionError(Script.text(answer.getFirst()));
        }
        return (Long) answer.getLast() > 0;
    }

    /** Makes a reserved move whose record goes into the outbox. */
    public boolean queue(JobKey job, ReportStatus report, String token, String body, String trace) {
        List<Object> answer = run(
                "queue.lua",
                List.of("{crcr}:job:" + name(job), record(token), recordsOf(job), DUE, WAITING),
                bytes(token),
                bytes(report.to().name()),
                bytes(body),
                bytes(job.delivery().value()),
                bytes(job.downstream().toString()),
                bytes(job.runId()),
                bytes(job.runAttempt()),
                bytes(job.jobName()),
                bytes(report.name()),
                bytes(""),
                bytes(LIFE),
                bytes(trace));
        return (Long) answer.getFirst() == 1;
    }

    public List<Queued> claim(int most, Duration lease) {
        String token = UUID.randomUUID().toString();
        return run(
                        "outbox_claim.lua",
                        List.of(DUE, WAITING),
                        bytes(most),
                        bytes(lease.toMillis()),
                        bytes(token),
                        bytes(record("")))
                .stream()
                .map(fields -> queued(
                        token, ((List<?>) fields).stream().map(Script::text).toList()))
                .toList();
    }

    private static Queued queued(String lease, List<String> fields) {
        JobKey job = new JobKey(
                new DeliveryId(fields.get(4)),
                RepositoryName.of(fields.get(5)),
                fields.get(6),
                fields.get(7),
                fields.get(8));
        return new Queued(
                fields.get(0),
                lease,
                job,
                ReportStatus.valueOf(fields.get(9)),
                fields.get(3),
                Integer.parseInt(fields.get(2)),
                fields.get(10));
    }

    void delivered(Queued record) {
        run(
                "outbox_done.lua",
                List.of(record(record.id()), recordsOf(record.job()), DUE, WAITING),
                bytes(record.id()),
                bytes(record.lease()));
    }

    void later(Queued record, String answer, Duration pause) {
        run(
                "outbox_later.lua",
                List.of(record(record.id()), DUE),
                bytes(record.id()),
                bytes(record.lease()),
                bytes(pause.toMillis()),
                bytes(answer));
    }

    public void dead(Queued record, String answer) {
        run(
                "outbox_dead.lua",
                List.of(record(record.id()), recordsOf(record.job()), DUE, WAITING, DEAD),
                bytes(record.id()),
                bytes(record.lease()),
                bytes(answer),
                bytes(DEAD_FOR));
    }

    /** Returns {@code id delivery downstream attempts reason} of each dead letter. */
    List<String> letters() {
        return run("dead_records.lua", List.of(DEAD), bytes(0), bytes(Long.MAX_VALUE), bytes(100), bytes(record("")))
                .stream()
                .map(fields -> ((List<?>) fields).stream().map(Script::text).toList())
                .map(fields ->
                        String.join(" ", fields.get(0), fields.get(1), fields.get(2), fields.get(4), fields.get(5)))
                .toList();
    }

    boolean retry(String id, JobKey job) {
        return (Long) run("dead_record_retry.lua", List.of(record(id), DEAD, recordsOf(job), DUE, WAITING), bytes(id))
                        .getFirst()
                == 1;
    }

    boolean drop(String id) {
        return (Long) run("dead_record_drop.lua", List.of(record(id), DEAD), bytes(id))
                        .getFirst()
                == 1;
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
}
