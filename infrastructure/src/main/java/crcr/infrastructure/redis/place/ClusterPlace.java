package crcr.infrastructure.redis.place;

/**
 * A Redis Cluster, one of whose nodes keeps all that the relay does.
 *
 * @param entrance any of its nodes, or a name that leads to some; the other nodes have the same login, and TLS likewise
 */
public record ClusterPlace(RedisAddress entrance) implements StorePlace {
    /** Returns where it is; not how to get in. */
    @Override
    public String toString() {
        return "the cluster at " + entrance;
    }
}
