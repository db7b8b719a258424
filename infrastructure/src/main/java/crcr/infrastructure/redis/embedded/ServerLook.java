package crcr.infrastructure.redis.embedded;

/** Result of looking for a Redis server in one way. */
sealed interface ServerLook {
    /** There is one that can be used. */
    record Found(ServerBinary binary) implements ServerLook {}

    /** There is none; {@code why} names each one that cannot be used. */
    record NotFound(String why) implements ServerLook {}
}
