package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.Script.bytes;
import static crcr.infrastructure.redis.Script.text;

import crcr.application.deadletter.DeadLetter;
import crcr.application.deadletter.DeadLetters;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobKey;
import crcr.domain.repository.RepositoryName;
import io.lettuce.core.KeyValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The records for HUD that were given up; the id of one is the one that it had in the outbox. */
final class RedisDeadRecords implements DeadLetters {
    private static final Script LIST = Script.named("dead_records.lua");
    private static final Script RETRY = Script.named("dead_record_retry.lua");
    private static final Script DROP = Script.named("dead_record_drop.lua");

    private final Redis redis;

    RedisDeadRecords(Redis redis) {
        this.redis = redis;
    }

    @Override
    public List<DeadLetter> died(Instant from, Instant to, int most) {
        String[] keys = {Keys.deadRecords()};
        List<Object> found = redis.call(commands -> LIST.run(
                commands,
                keys,
                bytes(from.toEpochMilli()),
                bytes(to.toEpochMilli()),
                bytes(most),
                bytes(Keys.record(""))));
        return found.stream().map(fields -> letter((List<?>) fields)).toList();
    }

    private static DeadLetter letter(List<?> fields) {
        return new DeadLetter(
                text(fields.get(0)),
                new DeliveryId(text(fields.get(1))),
                RepositoryName.of(text(fields.get(2))),
                Instant.ofEpochMilli(Long.parseLong(text(fields.get(3)))),
                Integer.parseInt(text(fields.get(4))),
                text(fields.get(5)));
    }

    @Override
    public Optional<Payload> content(String id) {
        List<KeyValue<String, byte[]>> fields = redis.call(commands -> commands.hmget(Keys.record(id), "died", "body"));
        return fields.stream().allMatch(KeyValue::hasValue)
                ? Optional.of(new Payload(fields.get(1).getValue()))
                : Optional.empty();
    }

    // Whose record it is never changes, so that it may be read before the step that is atomic.
    @Override
    public boolean retry(String id) {
        return job(id).map(job -> new String[] {
                    Keys.record(id), Keys.deadRecords(), Keys.recordsOf(job), Keys.dueRecords(), Keys.waitingRecords()
                })
                .filter(keys -> done(RETRY, keys, id))
                .isPresent();
    }

    private Optional<JobKey> job(String id) {
        List<KeyValue<String, byte[]>> fields = redis.call(
                commands -> commands.hmget(Keys.record(id), "delivery", "downstream", "run", "attempt", "job_name"));
        return fields.stream().allMatch(KeyValue::hasValue)
                ? Optional.of(new JobKey(
                        new DeliveryId(text(fields.get(0).getValue())),
                        RepositoryName.of(text(fields.get(1).getValue())),
                        text(fields.get(2).getValue()),
                        text(fields.get(3).getValue()),
                        text(fields.get(4).getValue())))
                : Optional.empty();
    }

    @Override
    public boolean drop(String id) {
        String[] keys = {Keys.record(id), Keys.deadRecords()};
        return done(DROP, keys, id);
    }

    private boolean done(Script script, String[] keys, String id) {
        return (Long) redis.call(commands -> script.run(commands, keys, bytes(id)))
                        .getFirst()
                == 1;
    }
}
