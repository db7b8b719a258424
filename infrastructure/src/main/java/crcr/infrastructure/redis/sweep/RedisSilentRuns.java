package crcr.infrastructure.redis.sweep;

import crcr.application.callback.Move;
import crcr.application.outbox.Effect;
import crcr.application.sweep.SilentRun;
import crcr.application.sweep.SilentRun.SilentJob;
import crcr.application.sweep.SilentRuns;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.job.DispatchFacts;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobState;
import crcr.domain.repository.RepositoryName;
import crcr.domain.sweep.Patience;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.outbox.NewEffects;
import crcr.infrastructure.redis.results.KeptResult;
import crcr.infrastructure.redis.scores.MoveScore;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import crcr.infrastructure.redis.scripts.ScriptCall;
import crcr.infrastructure.redis.targets.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps silent jobs: a sorted set of their runs by the last look, and for each run a hash of its jobs.
 * {@code jobs/settle} adds and removes jobs.
 */
final class RedisSilentRuns implements SilentRuns {
    private static final Script CLAIM = Script.of("sweep/claim");
    private static final Script LAST_REPORT = Script.of("sweep/last_report");
    private static final Script CLOSE = MoveScore.counting(Script.of("sweep/close"))
            .always("from", JobState.IN_PROGRESS.name())
            .always("kept_as", JobState.COMPLETED.name())
            .always("to", JobState.CLOSED.name());

    private final Redis redis;
    private final Duration life;

    /**
     * Finds them in {@code redis}.
     *
     * @param life the time for which a record lives after it was last written
     */
    RedisSilentRuns(Redis redis, Duration life) {
        this.redis = redis;
        this.life = life;
    }

    @Override
    public List<SilentRun> claim(Patience patience, int most) {
        Answered answer = redis.run(CLAIM.on()
                .with("quiet_ms", patience.untilLook())
                .with("again_ms", patience.untilNextLook())
                .with("closed_ms", patience.untilClosed())
                .with("most", most));
        Instant now = answer.instant("now");
        return answer.rows("runs").stream().map(found -> run(found, now)).toList();
    }

    private static SilentRun run(Answered found, Instant now) {
        DeliveryId delivery = new DeliveryId(found.text("id"));
        RepositoryName downstream = RepositoryName.of(found.text("downstream"));
        String runId = found.text("run");
        String attempt = found.text("attempt");
        List<SilentJob> jobs = found.rows("jobs").stream()
                .map(job -> {
                    String name = job.optional("name").orElse("");
                    String key = Keys.job(new JobKey(delivery, downstream, runId, attempt, name));
                    return new SilentJob(
                            name,
                            job.instant("since"),
                            found.optionalInstant("queued_since").filter(_ -> key.equals(found.text("carrier"))));
                })
                .toList();
        DispatchFacts dispatch = new DispatchFacts(delivery, RecordedEvent.of(found), found.instant("dispatched"));
        return new SilentRun(downstream, runId, attempt, dispatch, jobs, now);
    }

    @Override
    public Optional<LastReport> lastReport(JobKey job) {
        Answered answer = redis.run(LAST_REPORT.on(Keys.lastReport(job), Keys.job(job)));
        return Optional.of(answer)
                .filter(found -> found.isTrue("kept"))
                .map(found -> new LastReport(new Payload(found.bytes("record")), found.isTrue("shown")));
    }

    @Override
    public boolean close(Move move, Instant at, List<Effect> effects) {
        JobKey job = move.job();
        String token = UUID.randomUUID().toString();
        NewEffects follow = new NewEffects(effects, token, Map.of());
        ScriptCall scored = MoveScore.given(CLOSE.on(follow.keys(Keys.job(job))), move);
        return redis.run(follow.given(KeptResult.given(scored, move.result())
                        .with("token", token)
                        .with("at_ms", at)
                        .with("run", Keys.runName(job))
                        .with("job_name", job.jobName())
                        .with("life_ms", life)))
                .isTrue("closed");
    }
}
