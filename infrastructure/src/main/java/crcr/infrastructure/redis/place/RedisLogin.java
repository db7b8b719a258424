package crcr.infrastructure.redis.place;

import java.util.Optional;

/**
 * The login at a Redis.
 *
 * @param user absent for the default user
 * @param password absent if none is required
 */
public record RedisLogin(Optional<String> user, Optional<String> password) {
    /** The login of a Redis that requires none. */
    public static final RedisLogin NONE = new RedisLogin(Optional.empty(), Optional.empty());

    /**
     * Reads {@code user:password}, or only {@code password}; a password with a colon is written with another one before
     * it.
     *
     * @return empty if there is no password, or it has more than one line
     */
    public static Optional<RedisLogin> parse(String text) {
        int colon = text.indexOf(':');
        Optional<String> user =
                Optional.of(text.substring(0, Math.max(0, colon))).filter(name -> !name.isEmpty());
        String password = text.substring(colon + 1);
        return password.isEmpty() || text.lines().count() > 1
                ? Optional.empty()
                : Optional.of(new RedisLogin(user, Optional.of(password)));
    }

    /** Hides the login. */
    @Override
    public String toString() {
        return "RedisLogin";
    }
}
