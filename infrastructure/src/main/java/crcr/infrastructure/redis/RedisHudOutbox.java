package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.Script.bytes;
import static crcr.infrastructure.redis.Script.text;

import crcr.application.callback.HudOutbox;
import crcr.application.callback.OutgoingRecord;
import crcr.application.outbox.QueueDepth;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.domain.trace.TraceParent;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The records that HUD has not taken yet: a hash for each, a list for each job in the order of acceptance, and a sorted
 * set of the first of each job by the time at which it is due. {@link RedisJobRecords} appends.
 */
final class RedisHudOutbox implements HudOutbox {
    /** How long a dead record is kept. */
    static final Duration DEAD_FOR = Duration.ofDays(30);

    private static final Script CLAIM = Script.named("outbox_claim.lua");
    private static final Script DONE = Script.named("outbox_done.lua");
    private static final Script LATER = Script.named("outbox_later.lua");
    private static final Script DEAD = Script.named("outbox_dead.lua");

    private final Redis redis;
    private final Supplier<QueueDepth> depth;

    RedisHudOutbox(Redis redis, Supplier<QueueDepth> depth) {
        this.redis = redis;
        this.depth = depth;
    }

    // Most of the time it is empty, and then asking again and again should cost next to nothing.
    @Override
    public List<Queued> claim(int most, Duration lease) {
        return redis.call(commands -> commands.zcard(Keys.dueRecords())) == 0 ? List.of() : claimDue(most, lease);
    }

    private List<Queued> claimDue(int most, Duration lease) {
        String token = UUID.randomUUID().toString();
        String[] keys = {Keys.dueRecords(), Keys.waitingRecords()};
        List<Object> claimed = redis.call(commands ->
                CLAIM.run(commands, keys, bytes(most), bytes(lease.toMillis()), bytes(token), bytes(Keys.record(""))));
        return claimed.stream().map(fields -> queued(token, (List<?>) fields)).toList();
    }

    private static Queued queued(String lease, List<?> fields) {
        JobKey job = new JobKey(
                new DeliveryId(field(fields, 4)),
                RepositoryName.of(field(fields, 5)),
                field(fields, 6),
                field(fields, 7),
                field(fields, 8));
        return new Queued(
                field(fields, 0),
                lease,
                job,
                ReportStatus.valueOf(field(fields, 9)),
                new OutgoingRecord(new Payload((byte[]) fields.get(3)), TraceParent.parse(field(fields, 10))),
                Integer.parseInt(field(fields, 2)),
                Duration.ofMillis(Long.parseLong(field(fields, 1))));
    }

    private static String field(List<?> fields, int index) {
        return text(fields.get(index));
    }

    @Override
    public void delivered(Queued record) {
        String[] keys = {
            Keys.record(record.id()), Keys.recordsOf(record.job()), Keys.dueRecords(), Keys.waitingRecords()
        };
        redis.call(commands -> DONE.run(commands, keys, bytes(record.id()), bytes(record.lease())));
    }

    @Override
    public void later(Queued record, String answer, Duration pause) {
        String[] keys = {Keys.record(record.id()), Keys.dueRecords()};
        redis.call(commands -> LATER.run(
                commands, keys, bytes(record.id()), bytes(record.lease()), bytes(pause.toMillis()), bytes(answer)));
    }

    @Override
    public void dead(Queued record, String answer) {
        String[] keys = {
            Keys.record(record.id()),
            Keys.recordsOf(record.job()),
            Keys.dueRecords(),
            Keys.waitingRecords(),
            Keys.deadRecords()
        };
        redis.call(commands -> DEAD.run(
                commands, keys, bytes(record.id()), bytes(record.lease()), bytes(answer), bytes(DEAD_FOR.toMillis())));
    }

    @Override
    public Depth depth() {
        QueueDepth now = depth.get();
        return new Depth(now.waiting(), now.oldestAge(), now.dead());
    }
}
