package crcr.infrastructure.redis.place;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a Redis is, and how to get in.
 *
 * @param login asked whenever a connection is made, and every second, since it may change
 */
public record RedisAddress(String host, int port, boolean tls, Supplier<RedisLogin> login) implements StorePlace {
    /**
     * With a login that stays as it is.
     *
     * @param user absent for the default user
     * @param password absent if none is asked for
     */
    public RedisAddress(String host, int port, boolean tls, Optional<String> user, Optional<String> password) {
        this(host, port, tls, () -> new RedisLogin(user, password));
    }

    /** Returns the user as it is now; absent for the default one. */
    public Optional<String> user() {
        return login.get().user();
    }

    /** Returns the password as it is now; absent if none is asked for. */
    public Optional<String> password() {
        return login.get().password();
    }

    /** Returns where it is; not how to get in. */
    @Override
    public String toString() {
        return (tls ? "rediss://" : "redis://") + host + ":" + port;
    }
}
