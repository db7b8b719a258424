package crcr.infrastructure.redis.connection;

import crcr.infrastructure.redis.place.ClusterPlace;
import crcr.infrastructure.redis.place.RedisAddress;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The route to the primary of the relay's shard, as a cluster's nodes name it. The former primary is asked first,
 * because it knows best to which node it has moved the keys, then the entrance and the other known nodes. After each
 * failed round another node is first, because one may be cut off and have outdated facts.
 */
final class ClusterRoute implements Route {
    private final ClusterPlace place;
    private final int replicas;
    private final RedisClient client;
    private Optional<RedisAddress> primary = Optional.empty();
    private List<RedisAddress> named = List.of();
    private int turns;

    ClusterRoute(ClusterPlace place, int replicas, ClientResources resources) {
        this.place = place;
        this.replicas = replicas;
        this.client = RedisClient.create(resources);
        client.setOptions(RedisClients.configured(ClientOptions.builder()).build());
    }

    @Override
    public synchronized Link open() {
        List<RedisAddress> nodes = Stream.of(primary.stream(), Stream.of(place.entrance()), named.stream())
                .flatMap(each -> each)
                .distinct()
                .toList();
        Link link = Turns.first(nodes.size(), turns++, turn -> open(nodes.get(turn)));
        turns = 0;
        return link;
    }

    private Link open(RedisAddress asked) {
        ClusterShard shard = ClusterShard.askedOf(client, asked);
        primary = Optional.of(shard.primary());
        named = Stream.concat(shard.replicas().stream(), shard.others().stream())
                .toList();
        return NodeLink.openPrimary(client, shard.primary(), replicas, Appointment.OF_ITSELF, asked);
    }

    @Override
    public void close() {
        RedisClients.end(client);
    }
}
