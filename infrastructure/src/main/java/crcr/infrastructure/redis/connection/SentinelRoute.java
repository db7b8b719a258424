package crcr.infrastructure.redis.connection;

import crcr.application.store.StoreUnreachableException;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.infrastructure.redis.place.SentinelPlace;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;

/**
 * The route to the primary that sentinels name. They are asked one after the other until one of them names a reachable
 * node. Each time another one is first, because one that is cut off from the others may have outdated facts.
 */
final class SentinelRoute implements Route {
    private final SentinelPlace place;
    private final int replicas;
    private final RedisClient client;
    private int turns;

    SentinelRoute(SentinelPlace place, int replicas, ClientResources resources) {
        this.place = place;
        this.replicas = replicas;
        this.client = RedisClient.create(resources);
        client.setOptions(RedisClients.configured(ClientOptions.builder()).build());
    }

    @Override
    public synchronized Link open() {
        return Turns.first(place.sentinels().size(), turns++, this::open);
    }

    private Link open(int turn) {
        Sentinel sentinel = Sentinel.connect(client, place, place.sentinel(turn));
        try {
            RedisAddress primary = sentinel.primary();
            return NodeLink.openPrimary(
                    client,
                    primary,
                    replicas,
                    new SentinelAppointment(client, place, primary, sentinel, turn + 1),
                    sentinel);
        } catch (StoreUnreachableException e) {
            sentinel.close();
            throw e;
        }
    }

    @Override
    public void close() {
        RedisClients.end(client);
    }
}
