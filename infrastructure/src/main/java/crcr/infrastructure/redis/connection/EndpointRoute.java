package crcr.infrastructure.redis.connection;

import crcr.infrastructure.redis.place.RedisAddress;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;

/** The route to a node by its name. */
public final class EndpointRoute implements Route {
    private final RedisAddress address;
    private final int replicas;
    private final RedisClient client;

    /**
     * Leads to that address.
     *
     * @param replicas the number of replicas that must confirm writes
     */
    public EndpointRoute(RedisAddress address, int replicas, ClientResources resources) {
        this.address = address;
        this.replicas = replicas;
        this.client = RedisClient.create(resources);
        client.setOptions(RedisClients.configured(ClientOptions.builder()).build());
    }

    @Override
    public Link open() {
        return NodeLink.open(client, address, replicas, Appointment.OF_ITSELF);
    }

    @Override
    public void close() {
        RedisClients.end(client);
    }
}
