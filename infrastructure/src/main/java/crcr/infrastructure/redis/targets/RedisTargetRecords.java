package crcr.infrastructure.redis.targets;

import crcr.application.dispatch.Dispatch;
import crcr.application.dispatch.Target;
import crcr.application.dispatch.TargetRecords;
import crcr.domain.allowlist.Grant;
import crcr.domain.allowlist.Level;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.target.Breaker;
import crcr.domain.target.Quiet;
import crcr.domain.target.TargetMove;
import crcr.domain.target.TargetState;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import crcr.infrastructure.redis.scripts.ScriptCall;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Keeps the records of targets: fields of their deliveries' hashes, and the pauses of owners and downstreams. */
public final class RedisTargetRecords implements TargetRecords {
    /** The time for which dead letters are kept. */
    static final Duration DEAD_LIVE = Duration.ofDays(30);

    private static final Script BEGIN = Script.of("targets/begin")
            .always("begin_from", TargetWords.from(TargetMove.BEGIN))
            .always("begin_to", TargetWords.to(TargetMove.BEGIN))
            .always("expire_from", TargetWords.from(TargetMove.EXPIRE))
            .always("expire_to", TargetWords.to(TargetMove.EXPIRE))
            .always("go_first", TargetWords.all(TargetState::goesFirst));
    private static final Script SUCCEED = Script.of("targets/succeed")
            .always("succeed_from", TargetWords.from(TargetMove.SUCCEED))
            .always("succeed_to", TargetWords.to(TargetMove.SUCCEED))
            .always("need_payload", TargetWords.all(TargetState::needsPayload))
            .always("needless", Script.words(UpstreamEvent.NEED_NO_JOB.stream()))
            .always(
                    "silent_levels",
                    Script.words(Arrays.stream(Level.values())
                            .filter(level -> !level.grants(Grant.RESULTS_TO_HUD))
                            .map(Level::name)));
    private static final Script LATER =
            puttingOff(Script.of("targets/later")).always("breaks_ms", TargetWords.pauses(Breaker.PAUSES));
    private static final Script QUIET =
            puttingOff(Script.of("targets/quiet")).always("quiets_ms", TargetWords.pauses(Quiet.PAUSES));
    private static final Script GIVE_UP = Script.of("targets/give_up")
            .always("give_up_from", TargetWords.from(TargetMove.GIVE_UP))
            .always("give_up_to", TargetWords.to(TargetMove.GIVE_UP));

    private final Redis redis;
    private final Duration life;
    private final Duration lease;

    /**
     * Keeps records in {@code redis}.
     *
     * @param life the time for which records live
     * @param lease the time for which a claim lasts without being renewed, which is also the maximum time of a probe
     */
    public RedisTargetRecords(Redis redis, Duration life, Duration lease) {
        this.redis = redis;
        this.life = life;
        this.lease = lease;
    }

    @Override
    public Begun begin(Target target) {
        // GitHub receives the dispatch because of this record, and the downstream's reports need it.
        Answered answer = redis.runReplicated(
                claimed(target, BEGIN.on(Keys.delivery(target.delivery()), Keys.payload(target.delivery())))
                        .with("owner", owner(target))
                        .with("probe_ms", lease));
        return switch (answer.text("outcome")) {
            case "deferred" -> new Begun.Deferred();
            case "obsolete" -> new Begun.Obsolete();
            case "ready" ->
                new Begun.Ready(
                        new Dispatch(target, RecordedEvent.of(answer), new Payload(answer.bytes("payload")), (int)
                                answer.number("attempt")));
            default -> throw answer.unknown("outcome");
        };
    }

    @Override
    public Duration succeeded(Target target) {
        // If this record were lost, the target would be tried again, might fail, and its reports would be refused.
        return redis.runReplicated(
                        claimed(target, SUCCEED.on(Keys.delivery(target.delivery()), Keys.payload(target.delivery())))
                                .with("owner", owner(target))
                                .with("life_ms", life))
                .duration("delay_ms");
    }

    @Override
    public PutOff later(Target target, String reason, Duration pause) {
        Answered answer = redis.run(putOff(target, reason, LATER)
                .with("pause_ms", pause)
                .with("patience", Breaker.PATIENCE)
                .with("breaker_life_ms", Breaker.PAUSES.longest().multipliedBy(4)));
        return switch (answer.text("outcome")) {
            case "scheduled" -> new PutOff.Scheduled();
            case "superseded" -> new PutOff.Superseded();
            default -> throw answer.unknown("outcome");
        };
    }

    @Override
    public Duration quiet(Target target, String reason, Optional<Duration> told) {
        return redis.run(putOff(target, reason, QUIET)
                        .with("owner", owner(target))
                        .with("told_ms", told.map(wait -> Long.toString(wait.toMillis())))
                        .with("remembered_ms", Quiet.PAUSES.longest()))
                .duration("wait_ms");
    }

    @Override
    public void dead(Target target, String reason) {
        redis.run(claimed(target, GIVE_UP.on(Keys.delivery(target.delivery()), Keys.payload(target.delivery())))
                .with("reason", reason)
                .with("dead_life_ms", DEAD_LIVE));
    }

    private static Script puttingOff(Script script) {
        return script.always("put_off_from", TargetWords.from(TargetMove.PUT_OFF))
                .always("put_off_to", TargetWords.to(TargetMove.PUT_OFF))
                .always("supersede_to", TargetWords.to(TargetMove.SUPERSEDE));
    }

    private static ScriptCall putOff(Target target, String reason, Script script) {
        return claimed(target, script.on(Keys.delivery(target.delivery()))).with("reason", reason);
    }

    private static ScriptCall claimed(Target target, ScriptCall call) {
        return call.with("id", target.delivery().value())
                .with("downstream", target.downstream().key())
                .with("ticket", target.ticket());
    }

    private static String owner(Target target) {
        return target.downstream().owner().toLowerCase(Locale.ROOT);
    }
}
