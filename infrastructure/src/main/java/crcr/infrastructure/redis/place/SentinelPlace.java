package crcr.infrastructure.redis.place;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The place of a Redis whose primary is named by sentinels.
 *
 * @param sentinels each with its own login; asked one after the other
 * @param master the sentinels' name for it
 * @param tls whether connections to the primary use TLS
 * @param login the login of the primary; read whenever a connection is made, and every second, because it may change
 */
public record SentinelPlace(List<RedisAddress> sentinels, String master, boolean tls, Supplier<RedisLogin> login)
        implements StorePlace {
    /** Keeps its own copy. */
    public SentinelPlace {
        sentinels = List.copyOf(sentinels);
    }

    /** Returns the sentinel of that turn. */
    public RedisAddress sentinel(int turn) {
        return sentinels.get(Math.floorMod(turn, sentinels.size()));
    }

    /** Returns the addresses without the logins. */
    @Override
    public String toString() {
        return "the primary of " + master + " at the sentinels "
                + sentinels.stream().map(RedisAddress::toString).collect(Collectors.joining(", "));
    }
}
