package crcr.infrastructure.redis.place;

import java.util.Optional;

/**
 * How to get in at a Redis.
 *
 * @param user absent for the default user
 * @param password absent if none is asked for
 */
public record RedisLogin(Optional<String> user, Optional<String> password) {
    /** For a Redis that asks for nothing. */
    public static final RedisLogin NONE = new RedisLogin(Optional.empty(), Optional.empty());

    /**
     * Reads {@code user:password}, or only {@code password}; a password that has a colon is written with one before
     * it.
     *
     * @return empty if there is no password, or it is more than a line
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
