package crcr.infrastructure.redis.embedded;

/** The result of looking for a Redis server in one way. */
sealed interface ServerLook {
    /** A usable server was found. */
    record Found(ServerBinary binary) implements ServerLook {}

    /** No usable server was found; {@code why} names the problem of each candidate. */
    record NotFound(String why) implements ServerLook {}
}
