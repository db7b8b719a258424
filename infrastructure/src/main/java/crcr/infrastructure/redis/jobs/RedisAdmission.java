package crcr.infrastructure.redis.jobs;

import crcr.application.callback.AdmitCaller;
import crcr.application.callback.Caller;
import crcr.application.callback.IdempotencyKey;
import crcr.domain.job.CheckRunId;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.identity.Admitting;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import java.util.Optional;

/** Admits callers, with identities and counts for all processes together. */
public final class RedisAdmission implements AdmitCaller {
    private static final Script ADMIT = Script.of("identity/admit");

    private final Redis redis;
    private final RedisJobRecords jobs;
    private final int perMinute;

    /**
     * Admits by the records in {@code redis}.
     *
     * @param perMinute the maximum number of callbacks a minute of each repository
     */
    public RedisAdmission(Redis redis, RedisJobRecords jobs, int perMinute) {
        this.redis = redis;
        this.jobs = jobs;
        this.perMinute = perMinute;
    }

    @Override
    public Admission admit(Caller caller, RepositoryName listed) {
        Admitting admitting = new Admitting(caller, listed, perMinute);
        Answered answer = redis.run(admitting.given(ADMIT.on(Keys.limit(listed), Keys.identities())));
        return answer.text("outcome").equals("granted") ? new Admission.Granted() : Admitting.refusal(answer);
    }

    @Override
    public Entry admit(
            Caller caller,
            RepositoryName listed,
            JobKey job,
            ReportStatus report,
            Optional<IdempotencyKey> key,
            Optional<CheckRunId> checkRun) {
        return jobs.reserve(job, report, key, checkRun, new Admitting(caller, listed, perMinute));
    }
}
