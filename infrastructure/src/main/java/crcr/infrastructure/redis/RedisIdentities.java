package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.Script.bytes;

import crcr.application.trust.KnownIdentities;
import crcr.domain.repository.RepositoryIdentity;
import crcr.domain.repository.RepositoryName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What names stand for: one hash, since there are no more of them than repositories that were ever listed. */
final class RedisIdentities implements KnownIdentities {
    private static final Script LIST = Script.named("identities.lua");
    private static final Script FORGET = Script.named("forget_identity.lua");
    private static final String[] KEYS = {Keys.identities()};

    private final Redis redis;

    RedisIdentities(Redis redis) {
        this.redis = redis;
    }

    @Override
    public List<Known> all() {
        return redis.call(commands -> LIST.run(commands, KEYS)).stream()
                .map(found -> known((List<?>) found))
                .sorted(Comparator.comparing(Known::repository).thenComparing(Known::issuer))
                .toList();
    }

    private static Known known(List<?> found) {
        return new Known(
                RepositoryName.of(Script.text(found.get(1))),
                Script.text(found.get(0)),
                new RepositoryIdentity(Script.text(found.get(2)), Script.text(found.get(3))),
                Instant.ofEpochMilli(Long.parseLong(Script.text(found.get(4)))));
    }

    @Override
    public int forget(RepositoryName repository) {
        List<Object> answer = redis.call(commands -> FORGET.run(commands, KEYS, bytes(repository.key())));
        return ((Long) answer.getFirst()).intValue();
    }
}
