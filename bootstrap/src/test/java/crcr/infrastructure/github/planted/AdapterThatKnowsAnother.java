package crcr.infrastructure.github.planted;

import crcr.bootstrap.secret.Secret;
import crcr.infrastructure.redis.place.RedisAddress;
import java.util.Optional;

/** What an adapter must not do: know another, and know who composes it. It is no entrance of its adapter. */
public final class AdapterThatKnowsAnother {
    private AdapterThatKnowsAnother() {}

    /** Knows both. */
    public static RedisAddress address(Secret password) {
        return new RedisAddress("localhost", 1, false, Optional.empty(), Optional.of(password.reveal()));
    }
}
