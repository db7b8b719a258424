package crcr.infrastructure.redis.connection;

import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import crcr.infrastructure.redis.place.RedisAddress;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The connections to one node, in the order of their opening. */
final class NodeConnections implements AutoCloseable {
    private static final Pattern PROCESS = Pattern.compile("run_id:(\\w+)");

    private final RedisClient client;
    private final RedisAddress address;
    private final List<StatefulRedisConnection<String, byte[]>> opened = new ArrayList<>();

    /** Begins without connections. */
    NodeConnections(RedisClient client, RedisAddress address) {
        this.client = client;
        this.address = address;
    }

    /**
     * Opens a connection.
     *
     * @throws StoreUnreachableException if the node does not answer, or refuses the login
     */
    StatefulRedisConnection<String, byte[]> open() {
        try {
            opened.add(client.connect(RedisClients.CODEC, RedisClients.uri(address)));
            return opened.getLast();
        } catch (RedisException e) {
            throw Failures.outage("no connection to " + address, e);
        }
    }

    /**
     * Opens a connection to the same process as the other ones, as far as that can be checked: a name may have changed
     * meanwhile, and may stand for several nodes.
     *
     * @throws StoreUnreachableException if the node does not answer, refuses the login, or is another one
     */
    StatefulRedisConnection<String, byte[]> openBesideOthers() {
        StatefulRedisConnection<String, byte[]> one = open();
        try {
            Optional<String> process = process(one);
            if (opened.stream().allMatch(other -> process(other).equals(process))) {
                return one;
            }
        } catch (RedisException e) {
            throw Failures.outage("no answer at " + address, e);
        }
        throw new StoreUnreachableException(StoreTrouble.UNREACHABLE, address + " leads to several nodes");
    }

    private static Optional<String> process(StatefulRedisConnection<String, byte[]> connection) {
        return Optional.of(PROCESS.matcher(connection.sync().info("server")))
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }

    /** Closes all connections. */
    @Override
    public void close() {
        opened.forEach(StatefulRedisConnection::close);
    }
}
