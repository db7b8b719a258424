package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.Script.bytes;

import crcr.application.callback.AdmitCaller;
import crcr.application.callback.Caller;
import crcr.domain.repository.RepositoryIdentity;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Who is let in, remembered and counted for all processes together. */
final class RedisAdmission implements AdmitCaller {
    private static final Script ADMIT = Script.named("admit.lua");
    private static final RepositoryIdentity NOT_TOLD = new RepositoryIdentity("", "");

    private final Redis redis;
    private final int perMinute;

    RedisAdmission(Redis redis, int perMinute) {
        this.redis = redis;
        this.perMinute = perMinute;
    }

    @Override
    public Admission admit(Caller caller, RepositoryName listed) {
        String[] keys = {Keys.limit(listed), Keys.identities()};
        boolean isRenamed = !caller.repository().equals(listed);
        RepositoryIdentity identity = caller.identity().orElse(NOT_TOLD);
        List<Object> answer = redis.call(commands -> ADMIT.run(
                commands,
                keys,
                bytes(perMinute),
                bytes(caller.issuer() + " " + listed.key()),
                bytes(listed.toString()),
                bytes(identity.repositoryId()),
                bytes(identity.ownerId()),
                bytes(isRenamed ? caller.repository().toString() : "")));
        String outcome = Script.text(answer.getFirst());
        return switch (outcome) {
            case "granted" -> new Admission.Granted();
            case "exhausted" -> new Admission.Exhausted(Duration.of((Long) answer.get(1), ChronoUnit.MICROS));
            case "other_identity" -> new Admission.OtherIdentity();
            case "not_remembered" -> new Admission.NotRemembered();
            default -> throw new IllegalStateException("admit.lua answers " + outcome);
        };
    }
}
