package crcr.infrastructure.redis;

import crcr.application.callback.AdmitCaller;
import crcr.application.callback.Caller;
import crcr.domain.repository.RepositoryIdentity;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Who is let in, remembered and counted for all processes together. */
final class RedisAdmission implements AdmitCaller {
    private static final Script ADMIT = Script.of("identity/admit");
    private static final RepositoryIdentity NOT_TOLD = new RepositoryIdentity("", "");

    private final Redis redis;
    private final int perMinute;

    RedisAdmission(Redis redis, int perMinute) {
        this.redis = redis;
        this.perMinute = perMinute;
    }

    @Override
    public Admission admit(Caller caller, RepositoryName listed) {
        boolean isRenamed = !caller.repository().equals(listed);
        RepositoryIdentity identity = caller.identity().orElse(NOT_TOLD);
        Answered answer = redis.run(ADMIT.on(Keys.limit(listed), Keys.identities())
                .with("per_minute", perMinute)
                .with("issuer", caller.issuer())
                .with("repository", listed.key())
                .with("name", listed.toString())
                .with("repository_id", identity.repositoryId())
                .with("owner_id", identity.ownerId())
                .with("present_name", isRenamed ? caller.repository().toString() : ""));
        return switch (answer.text("outcome")) {
            case "granted" -> new Admission.Granted();
            case "exhausted" -> new Admission.Exhausted(Duration.of(answer.number("wait_us"), ChronoUnit.MICROS));
            case "other_identity" -> new Admission.OtherIdentity();
            case "not_remembered" -> new Admission.NotRemembered();
            default -> throw answer.unknown("outcome");
        };
    }
}
