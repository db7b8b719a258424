package crcr.infrastructure.redis.jobs;

import crcr.application.callback.AdmitCaller;
import crcr.application.callback.FirstAnswer;
import crcr.application.callback.IdempotencyKey;
import crcr.application.callback.JobRecords;
import crcr.application.callback.Move;
import crcr.application.hud.HudQueue;
import crcr.application.outbox.Effect;
import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import crcr.domain.delivery.Payload;
import crcr.domain.job.CheckRunId;
import crcr.domain.job.DispatchFacts;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobState;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.domain.target.TargetState;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.identity.Admitting;
import crcr.infrastructure.redis.outbox.NewEffects;
import crcr.infrastructure.redis.results.KeptResult;
import crcr.infrastructure.redis.scores.MoveScore;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import crcr.infrastructure.redis.scripts.ScriptCall;
import crcr.infrastructure.redis.targets.RecordedEvent;
import crcr.infrastructure.redis.targets.TargetWords;
import crcr.infrastructure.shared.text.Sha256;
import crcr.infrastructure.spans.CurrentTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Keeps the states of jobs. The domain has the rules of the moves; the scripts compare and set. */
public final class RedisJobRecords implements JobRecords {
    /**
     * The time for which a reservation lasts: more than the 3 s for which a callback waits for HUD, its wait for
     * GitHub, and the store's time.
     */
    static final Duration RESERVED_FOR = Duration.ofSeconds(8);

    private static final Script RESERVE = Script.of("jobs/reserve")
            .always("first", JobState.DISPATCHED.name())
            .always("reported_on", TargetWords.all(TargetState::mayBeReportedOn));
    private static final Script SETTLE = MoveScore.counting(Script.of("jobs/settle"));
    private static final Script RELEASE = Script.of("jobs/release");
    private static final Duration BUSY_FOR = Duration.ofSeconds(1);

    private final Redis redis;
    private final Duration life;

    /**
     * Keeps records in {@code redis}.
     *
     * @param life the time for which a record lives after it was last written
     */
    public RedisJobRecords(Redis redis, Duration life) {
        this.redis = redis;
        this.life = life;
    }

    @Override
    public Reservation reserve(
            JobKey job, ReportStatus report, Optional<IdempotencyKey> key, Optional<CheckRunId> checkRun) {
        String token = UUID.randomUUID().toString();
        Answered answer = replicated(
                job, token, Admitting.nobody(reserving(job, report, key, checkRun, token, job.downstream())));
        return reservation(job, report, token, answer).orElseThrow(() -> answer.unknown("outcome"));
    }

    /** Reserves the move of a report as the other method does, if its caller is admitted. */
    AdmitCaller.Entry reserve(
            JobKey job,
            ReportStatus report,
            Optional<IdempotencyKey> key,
            Optional<CheckRunId> checkRun,
            Admitting caller) {
        String token = UUID.randomUUID().toString();
        Answered answer =
                replicated(job, token, caller.given(reserving(job, report, key, checkRun, token, caller.listed())));
        return reservation(job, report, token, answer)
                .<AdmitCaller.Entry>map(AdmitCaller.Entry.LetIn::new)
                .orElseGet(() -> new AdmitCaller.Entry.KeptOut(Admitting.refusal(answer)));
    }

    private ScriptCall reserving(
            JobKey job,
            ReportStatus report,
            Optional<IdempotencyKey> key,
            Optional<CheckRunId> checkRun,
            String token,
            RepositoryName listed) {
        String[] keys = Stream.concat(
                        Stream.of(
                                Keys.job(job),
                                Keys.delivery(job.delivery()),
                                Keys.lane(HudQueue.NAME, HudQueue.lane(job)),
                                Keys.run(job),
                                Keys.limit(listed),
                                Keys.identities(),
                                Keys.rerun(job.downstream(), job.runId()),
                                checkRun.map(id -> Keys.checkRun(listed, id)).orElseGet(() -> Keys.job(job))),
                        key.map(Keys::request).stream())
                .toArray(String[]::new);
        return RESERVE.on(keys)
                .with("downstream", job.downstream().key())
                .with("from", Script.words(report.from().stream().map(JobState::name)))
                .with("to", report.to().name())
                .with("token", token)
                .with("lapse_ms", RESERVED_FOR)
                .with("life_ms", life)
                .with("attempt", job.runAttempt())
                .with("has_check_run", checkRun.isPresent() ? "1" : "")
                .with("timed", job.isOfFirstAttempt() ? "1" : "")
                .with("body_digest", key.map(named -> Sha256.hex(named.body().bytes())));
    }

    // Returns empty if the answer is not that of a reservation.
    private static Optional<Reservation> reservation(JobKey job, ReportStatus report, String token, Answered answer) {
        return switch (answer.text("outcome")) {
            case "not_dispatched" -> Optional.of(new Reservation.NotDispatched());
            case "already_held" -> Optional.of(new Reservation.AlreadyHeld());
            case "other_job" -> Optional.of(new Reservation.CheckRunOfAnotherJob());
            case "busy" -> Optional.of(new Reservation.Busy(BUSY_FOR));
            case "repeated" -> Optional.of(new Reservation.Repeated(AnswerText.read(answer.text("answer"))));
            case "other_body" -> Optional.of(new Reservation.OtherBody());
            case "refused" -> Optional.of(new Reservation.Refused(JobState.valueOf(answer.text("state"))));
            case "held" -> Optional.of(held(job, report, token, answer));
            default -> Optional.empty();
        };
    }

    // HUD receives the record because of a reservation, and a refusal shows what an unanswered attempt may have
    // done. A reservation that too few replicas have is released, so that a repeat does not meet it.
    private Answered replicated(JobKey job, String token, ScriptCall reserving) {
        try {
            return redis.runReplicated(reserving);
        } catch (StoreUnreachableException e) {
            if (e.trouble() == StoreTrouble.UNREPLICATED) {
                release(job, token, Optional.empty());
            }
            throw e;
        }
    }

    private static Reservation.Held held(JobKey job, ReportStatus report, String token, Answered answer) {
        Instant dispatched = answer.instant("dispatched");
        Instant now = answer.instant("now");
        Optional<Instant> queuedSince =
                Optional.of(answer.instant("queued_since")).filter(_ -> answer.isTrue("carries"));
        JobTimes times = switch (report) {
            case IN_PROGRESS -> new JobTimes(queuedSince, now, Optional.empty());
            case COMPLETED -> new JobTimes(queuedSince, answer.instant("in_progress"), Optional.of(now));
        };
        return new Reservation.Held(
                token,
                times,
                new DispatchFacts(job.delivery(), RecordedEvent.of(answer), dispatched),
                answer.isTrue("records"),
                answer.isTrue("shown"));
    }

    @Override
    public boolean settle(Move move, String token, FirstAnswer.Taken answer, List<Effect> effects, Payload record) {
        JobKey job = move.job();
        NewEffects follow = new NewEffects(effects, token, CurrentTrace.headers());
        JobState to = answer.status().to();
        ScriptCall scored =
                MoveScore.givenQueueTime(MoveScore.given(SETTLE.on(follow.keys(Keys.job(job))), move), move);
        ScriptCall settling = KeptResult.given(scored, move.result())
                .with("token", token)
                .with("to", to.name())
                .with("answer", AnswerText.of(answer))
                .with("life_ms", life)
                .with("run", Keys.runName(job))
                .with("job_name", job.jobName())
                .with("record", to == JobState.IN_PROGRESS ? record.bytes() : Script.bytes(""));
        return redis.runReplicated(follow.given(settling)).isTrue("moved");
    }

    @Override
    public void release(JobKey job, String token, Optional<FirstAnswer.RefusedByHud> answer) {
        redis.run(RELEASE.on(Keys.job(job), Keys.run(job))
                .with("downstream", job.downstream().key())
                .with("token", token)
                .with("answer", answer.map(AnswerText::of))
                .with("life_ms", life));
    }
}
