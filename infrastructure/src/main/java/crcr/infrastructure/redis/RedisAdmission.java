package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.Script.bytes;

import crcr.application.callback.AdmitCaller;
import crcr.application.callback.Caller;
import crcr.domain.repository.RepositoryIdentity;
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
    public Admission admit(Caller caller) {
        String[] keys = {Keys.limit(caller.repository()), Keys.identities()};
        RepositoryIdentity identity = caller.identity().orElse(NOT_TOLD);
        List<Object> answer = redis.call(commands -> ADMIT.run(
                commands,
                keys,
                bytes(perMinute),
                bytes(caller.issuer() + " " + caller.repository().key()),
                bytes(caller.repository().toString()),
                bytes(identity.repositoryId()),
                bytes(identity.ownerId())));
        String outcome = Script.text(answer.getFirst());
        return switch (outcome) {
            case "granted" -> new Admission.Granted();
            case "exhausted" -> new Admission.Exhausted(Duration.of((Long) answer.get(1), ChronoUnit.MICROS));
            case "other_identity" -> new Admission.OtherIdentity();
            default -> throw new IllegalStateException("admit.lua answers " + outcome);
        };
    }
}
