package crcr.infrastructure.redis.place;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A Redis whose sentinels say where its primary is.
 *
 * @param sentinels each with its own login; asked one after the other
 * @param master what they call it
 * @param tls whether the primary is spoken to by TLS
 * @param login for the primary; asked whenever a connection is made, and every second, since it may change
 */
public record SentinelPlace(List<RedisAddress> sentinels, String master, boolean tls, Supplier<RedisLogin> login)
        implements StorePlace {
    /** Keeps its own copy. */
    public SentinelPlace {
        sentinels = List.copyOf(sentinels);
    }

    /** Returns the one whose turn it is, if they take turns. */
    public RedisAddress sentinel(int turn) {
        return sentinels.get(Math.floorMod(turn, sentinels.size()));
    }

    /** Returns where it is; not how to get in. */
    @Override
    public String toString() {
        return "the primary of " + master + " at the sentinels "
                + sentinels.stream().map(RedisAddress::toString).collect(Collectors.joining(", "));
    }
}
