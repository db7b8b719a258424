package crcr.infrastructure.redis.connection;

import crcr.application.store.StoreUnreachableException;
import crcr.infrastructure.redis.place.ClusterPlace;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.infrastructure.redis.place.SentinelPlace;
import crcr.infrastructure.redis.place.StorePlace;
import io.lettuce.core.resource.ClientResources;

/** A route to the store. Names are resolved each time it is followed. */
public interface Route extends AutoCloseable {
    /**
     * Returns the route to that place.
     *
     * @param replicas the number of replicas for which its links wait
     */
    static Route to(StorePlace place, int replicas, ClientResources resources) {
        return switch (place) {
            case RedisAddress address -> new EndpointRoute(address, replicas, resources);
            case ClusterPlace cluster -> new ClusterRoute(cluster, replicas, resources);
            case SentinelPlace sentinels -> new SentinelRoute(sentinels, replicas, resources);
        };
    }

    /**
     * Opens connections to the present end of the route.
     *
     * @throws StoreUnreachableException if there is no store that accepts the login
     */
    Link open();

    /** Closes what the links of this route share. */
    @Override
    void close();
}
