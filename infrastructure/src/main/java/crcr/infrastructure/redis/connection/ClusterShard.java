package crcr.infrastructure.redis.connection;

import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.SlotHash;
import java.util.List;

/**
 * The nodes of the relay's shard in a cluster. All keys have one hash tag, and so are in one slot.
 *
 * @param primary the node that accepts writes
 * @param replicas its replicas
 * @param others all other nodes of the cluster with slots
 */
public record ClusterShard(RedisAddress primary, List<RedisAddress> replicas, List<RedisAddress> others) {
    private static final int SLOT = SlotHash.getSlot(Keys.look());

    /**
     * Asks a node of the cluster. Where it leaves out a node's address, that of the asked one holds:
     * https://redis.io/docs/latest/commands/cluster-slots/.
     *
     * @throws StoreUnreachableException if it does not answer, refuses the login, or knows no such shard
     */
    public static ClusterShard askedOf(RedisClient client, RedisAddress node) {
        try (StatefulRedisConnection<String, byte[]> connection =
                client.connect(RedisClients.CODEC, RedisClients.uri(node))) {
            return read(connection.sync().clusterSlots(), node);
        } catch (RedisException e) {
            throw Failures.outage("no answer of the cluster's node " + node, e);
        }
    }

    private static ClusterShard read(List<Object> answer, RedisAddress asked) {
        List<List<?>> ranges =
                answer.stream().<List<?>>map(range -> (List<?>) range).toList();
        List<RedisAddress> shard = ranges.stream()
                .filter(range -> (Long) range.get(0) <= SLOT && SLOT <= (Long) range.get(1))
                .map(range -> nodes(range, asked))
                .findFirst()
                .orElseThrow(() -> new StoreUnreachableException(
                        StoreTrouble.CLUSTER_DOWN, asked + " knows no node that has slot " + SLOT));
        List<RedisAddress> others = ranges.stream()
                .flatMap(range -> nodes(range, asked).stream())
                .distinct()
                .filter(node -> !shard.contains(node))
                .toList();
        return new ClusterShard(shard.getFirst(), shard.subList(1, shard.size()), others);
    }

    private static List<RedisAddress> nodes(List<?> range, RedisAddress asked) {
        return range.stream()
                .skip(2)
                .map(node -> address((List<?>) node, asked))
                .toList();
    }

    private static RedisAddress address(List<?> node, RedisAddress asked) {
        String host = node.getFirst() instanceof byte[] named ? Script.text(named) : "";
        return new RedisAddress(
                host.isEmpty() ? asked.host() : host, ((Long) node.get(1)).intValue(), asked.tls(), asked.login());
    }
}
