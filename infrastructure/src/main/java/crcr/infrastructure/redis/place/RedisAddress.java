package crcr.infrastructure.redis.place;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The address of a Redis, and its login.
 *
 * @param login read whenever a connection is made, and every second, because it may change
 */
public record RedisAddress(String host, int port, boolean tls, Supplier<RedisLogin> login) implements StorePlace {
    /**
     * Makes an address with a constant login.
     *
     * @param user absent for the default user
     * @param password absent if none is required
     */
    public RedisAddress(String host, int port, boolean tls, Optional<String> user, Optional<String> password) {
        this(host, port, tls, () -> new RedisLogin(user, password));
    }

    /** Returns the present user; absent for the default one. */
    public Optional<String> user() {
        return login.get().user();
    }

    /** Returns the present password; absent if none is required. */
    public Optional<String> password() {
        return login.get().password();
    }

    /** Returns the address without the login. */
    @Override
    public String toString() {
        return (tls ? "rediss://" : "redis://") + host + ":" + port;
    }
}
