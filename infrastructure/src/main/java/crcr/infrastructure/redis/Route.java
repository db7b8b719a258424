package crcr.infrastructure.redis;

import crcr.application.store.StoreUnreachableException;
import io.lettuce.core.resource.ClientResources;

/** A way to the store. Names are resolved each time that it is taken. */
interface Route extends AutoCloseable {
    /** Returns the way to that place. */
    static Route to(StorePlace place, ClientResources resources) {
        return switch (place) {
            case RedisAddress address -> new EndpointRoute(address, resources);
            case SentinelPlace sentinels -> new SentinelRoute(sentinels, resources);
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
