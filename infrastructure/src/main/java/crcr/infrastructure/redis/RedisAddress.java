package crcr.infrastructure.redis;

import java.util.Optional;

/**
 * Where a Redis is, and how to get in.
 *
 * @param user absent for the default user
 * @param password absent if none is asked for
 */
public record RedisAddress(String host, int port, boolean tls, Optional<String> user, Optional<String> password) {
    /** Where it is; not how to get in. */
    @Override
    public String toString() {
        return (tls ? "rediss://" : "redis://") + host + ":" + port;
    }
}
