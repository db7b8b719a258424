package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.Script.bytes;

import crcr.application.callback.DispatchFacts;
import crcr.application.callback.FirstAnswer;
import crcr.application.callback.IdempotencyKey;
import crcr.application.callback.JobRecords;
import crcr.application.hud.HudQueue;
import crcr.application.outbox.Effect;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobState;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import crcr.infrastructure.shared.text.Sha256;
import crcr.infrastructure.spans.CurrentTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The states of jobs. Which moves there are is the domain's business; the scripts compare and set. */
final class RedisJobRecords implements JobRecords {
    private static final Script RESERVE = Script.named("reserve.lua");
    private static final Script SETTLE = Script.named("settle.lua");
    private static final Script RELEASE = Script.named("release.lua");
    // Beyond the 3 s that a callback waits for HUD and what it may wait for the store around that.
    private static final Duration RESERVED_FOR = Duration.ofSeconds(8);
    private static final Duration BUSY_FOR = Duration.ofSeconds(1);

    private final Redis redis;
    private final Duration life;

    RedisJobRecords(Redis redis, Duration life) {
        this.redis = redis;
        this.life = life;
    }

    @Override
    public Reservation reserve(JobKey job, ReportStatus report, Optional<IdempotencyKey> key) {
        String token = UUID.randomUUID().toString();
        String[] keys = Stream.concat(
                        Stream.of(
                                Keys.job(job),
                                Keys.delivery(job.delivery()),
                                Keys.lane(HudQueue.NAME, HudQueue.lane(job)),
                                Keys.run(job)),
                        key.map(Keys::request).stream())
                .toArray(String[]::new);
        List<Object> answer = redis.call(commands -> RESERVE.run(
                commands,
                keys,
                bytes(job.downstream().key()),
                bytes(report.from().name()),
                bytes(report.to().name()),
                bytes(token),
                bytes(RESERVED_FOR.toMillis()),
                bytes(life.toMillis()),
                bytes(JobState.DISPATCHED.name()),
                bytes(job.isOfFirstAttempt() ? "1" : ""),
                bytes(key.map(named -> Sha256.hex(named.body().bytes())).orElse(""))));
        String outcome = Script.text(answer.getFirst());
        return switch (outcome) {
            case "not_dispatched" -> new Reservation.NotDispatched();
            case "already_held" -> new Reservation.AlreadyHeld();
            case "busy" -> new Reservation.Busy(BUSY_FOR);
            case "repeated" -> new Reservation.Repeated(AnswerText.read(Script.text(answer.get(1))));
            case "other_body" -> new Reservation.OtherBody();
            case "refused" -> new Reservation.Refused(JobState.valueOf(Script.text(answer.get(1))));
            case "held" -> held(job, report, token, answer);
            default -> throw new IllegalStateException("reserve.lua answers " + outcome);
        };
    }

    private static Reservation.Held held(JobKey job, ReportStatus report, String token, List<Object> answer) {
        Instant dispatched = instant(answer.get(1));
        Instant now = instant(answer.get(3));
        Optional<Instant> queuedSince = Optional.of(dispatched).filter(_ -> (Long) answer.get(11) == 1);
        JobTimes times = switch (report) {
            case IN_PROGRESS -> new JobTimes(queuedSince, now, Optional.empty());
            case COMPLETED -> new JobTimes(queuedSince, instant(answer.get(2)), Optional.of(now));
        };
        boolean behindOthers = (Long) answer.get(10) > 0;
        return new Reservation.Held(
                token, times, new DispatchFacts(job.delivery(), RecordedEvent.of(answer, 4), dispatched), behindOthers);
    }

    private static Instant instant(Object milliseconds) {
        return Instant.ofEpochMilli(Long.parseLong(Script.text(milliseconds)));
    }

    @Override
    public boolean settle(JobKey job, String token, FirstAnswer.Taken answer, List<Effect> effects) {
        Settling settling = new Settling(
                token,
                Keys.job(job),
                bytes(answer.status().to().name()),
                bytes(AnswerText.of(answer)),
                bytes(life.toMillis()));
        effects.forEach(effect -> settling.add(effect, CurrentTrace.headers()));
        List<Object> result = redis.call(commands -> SETTLE.run(commands, settling.keys(), settling.arguments()));
        return (Long) result.getFirst() == 1;
    }

    @Override
    public void release(JobKey job, String token, Optional<FirstAnswer.RefusedByHud> answer) {
        String[] keys = {Keys.job(job), Keys.run(job)};
        redis.call(commands -> RELEASE.run(
                commands, keys, bytes(token), bytes(answer.map(AnswerText::of).orElse("")), bytes(life.toMillis())));
    }
}
