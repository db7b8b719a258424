package crcr.infrastructure.redis.place;

/**
 * The place of a Redis Cluster, one shard of which keeps the relay's data.
 *
 * @param entrance any of its nodes, or a name that leads to some; the other nodes have the same login and the same TLS
 *     setting
 */
public record ClusterPlace(RedisAddress entrance) implements StorePlace {
    /** Returns the address without the login. */
    @Override
    public String toString() {
        return "the cluster at " + entrance;
    }
}
