package crcr.infrastructure.redis.connection;

import crcr.application.store.StoreUnreachableException;
import crcr.infrastructure.redis.place.ClusterPlace;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.infrastructure.redis.place.SentinelPlace;
import crcr.infrastructure.redis.place.StorePlace;
import io.lettuce.core.resource.ClientResources;

/** A way to the store. Names are resolved each time that it is taken. */
public interface Route extends AutoCloseable {
    /**
     * Returns the way to that place.
     *
     * @param replicas how many of them its links wait for
     */
    static Route to(StorePlace place, int replicas, ClientResources resources) {
        return switch (place) {
            case RedisAddress address -> new EndpointRoute(address, replicas, resources);
            case ClusterPlace cluster -> new ClusterRoute(cluster, replicas, resources);
            case SentinelPlace sentinels -> new SentinelRoute(sentinels, replicas, resources);
        };
    }

    /**
     * Opens connections to where the way leads now.
     *
     * @throws StoreUnreachableException if there is no store that lets the relay in
     */
    Link open();

    /** Ends what the links of this way have in common. */
    @Override
    void close();
}
