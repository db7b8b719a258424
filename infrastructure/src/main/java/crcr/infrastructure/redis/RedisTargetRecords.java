package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.Script.bytes;

import crcr.application.dispatch.Dispatch;
import crcr.application.dispatch.Target;
import crcr.application.dispatch.TargetRecords;
import crcr.domain.delivery.Payload;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is recorded of targets: fields of their deliveries' hashes, and the pauses of owners and downstreams. */
final class RedisTargetRecords implements TargetRecords {
    private static final Script BEGIN = Script.named("begin.lua");
    private static final Script SUCCEED = Script.named("succeed.lua");
    private static final Script LATER = Script.named("later.lua");
    private static final Script QUIET = Script.named("quiet.lua");
    private static final Script DIE = Script.named("die.lua");

    /** How long dead letters are kept. */
    static final Duration DEAD_LIVE = Duration.ofDays(30);

    // A downstream is paused after so many failures in a row.
    private static final int PATIENCE = 5;
    private static final Duration FIRST_BREAK = Duration.ofSeconds(30);
    private static final Duration LONGEST_BREAK = Duration.ofMinutes(10);
    // GitHub asks to wait at least a minute, and then exponentially longer:
    // https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
    private static final Duration FIRST_QUIET = Duration.ofMinutes(1);
    private static final Duration LONGEST_QUIET = Duration.ofHours(1);

    private final Redis redis;
    private final Duration life;
    private final Duration lease;

    /**
     * Records there.
     *
     * @param life how long records live
     * @param lease how long a claim lasts without being renewed, and so how long a probe may take
     */
    RedisTargetRecords(Redis redis, Duration life, Duration lease) {
        this.redis = redis;
        this.life = life;
        this.lease = lease;
    }

    @Override
    public Begun begin(Target target) {
        List<Object> answer = redis.call(commands -> BEGIN.run(
                commands,
                deliveryAndPayload(target),
                id(target),
                downstream(target),
                owner(target),
                bytes(target.ticket()),
                bytes(lease.toMillis())));
        String outcome = Script.text(answer.getFirst());
        return switch (outcome) {
            case "deferred" -> new Begun.Deferred();
            case "obsolete" -> new Begun.Obsolete();
            case "ready" ->
                new Begun.Ready(new Dispatch(
                        target,
                        RecordedEvent.of(answer, 3),
                        new Payload((byte[]) answer.get(1)),
                        ((Long) answer.get(2)).intValue()));
            default -> throw new IllegalStateException("begin.lua answers " + outcome);
        };
    }

    @Override
    public Duration succeeded(Target target) {
        List<Object> answer = redis.call(commands -> SUCCEED.run(
                commands,
                deliveryAndPayload(target),
                id(target),
                downstream(target),
                owner(target),
                bytes(target.ticket()),
                bytes(life.toMillis())));
        return Duration.ofMillis((Long) answer.getFirst());
    }

    @Override
    public PutOff later(Target target, String reason, Duration pause) {
        List<Object> answer = redis.call(commands -> LATER.run(
                commands,
                delivery(target),
                id(target),
                downstream(target),
                bytes(target.ticket()),
                bytes(reason),
                bytes(pause.toMillis()),
                bytes(PATIENCE),
                bytes(FIRST_BREAK.toMillis()),
                bytes(LONGEST_BREAK.toMillis())));
        return Script.text(answer.getFirst()).equals("superseded") ? new PutOff.Superseded() : new PutOff.Scheduled();
    }

    @Override
    public Duration quiet(Target target, String reason, Optional<Duration> told) {
        List<Object> answer = redis.call(commands -> QUIET.run(
                commands,
                delivery(target),
                id(target),
                downstream(target),
                owner(target),
                bytes(target.ticket()),
                bytes(reason),
                bytes(told.map(wait -> Long.toString(wait.toMillis())).orElse("")),
                bytes(FIRST_QUIET.toMillis()),
                bytes(LONGEST_QUIET.toMillis())));
        return Duration.ofMillis((Long) answer.getFirst());
    }

    @Override
    public void dead(Target target, String reason) {
        redis.call(commands -> DIE.run(
                commands,
                deliveryAndPayload(target),
                id(target),
                downstream(target),
                bytes(target.ticket()),
                bytes(reason),
                bytes(DEAD_LIVE.toMillis())));
    }

    private static String[] delivery(Target target) {
        return new String[] {Keys.delivery(target.delivery())};
    }

    private static String[] deliveryAndPayload(Target target) {
        return new String[] {Keys.delivery(target.delivery()), Keys.payload(target.delivery())};
    }

    private static byte[] id(Target target) {
        return bytes(target.delivery().value());
    }

    private static byte[] downstream(Target target) {
        return bytes(target.downstream().key());
    }

    private static byte[] owner(Target target) {
        return bytes(target.downstream().owner().toLowerCase(Locale.ROOT));
    }
}
