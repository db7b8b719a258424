package crcr.infrastructure.redis.connection;

import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.infrastructure.redis.place.SentinelPlace;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.sentinel.api.StatefulRedisSentinelConnection;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

/** A connection to a sentinel. */
public final class Sentinel implements AutoCloseable {
    private final SentinelPlace place;
    private final RedisAddress address;
    private final StatefulRedisSentinelConnection<String, String> connection;

    private Sentinel(
            SentinelPlace place, RedisAddress address, StatefulRedisSentinelConnection<String, String> connection) {
        this.place = place;
        this.address = address;
        this.connection = connection;
    }

    /**
     * Connects to one of the place's sentinels.
     *
     * @throws StoreUnreachableException if it does not answer, or refuses the login
     */
    public static Sentinel connect(RedisClient client, SentinelPlace place, RedisAddress address) {
        try {
            return new Sentinel(place, address, client.connectSentinel(StringCodec.UTF8, RedisClients.uri(address)));
        } catch (RedisException e) {
            throw Failures.outage("no answer of the sentinel " + address, e);
        }
    }

    /**
     * Returns the address and login of the primary that it names.
     *
     * @throws StoreUnreachableException if it names none
     */
    public RedisAddress primary() {
        try {
            return Optional.ofNullable(connection.sync().getMasterAddrByName(place.master()))
                    .map(InetSocketAddress.class::cast)
                    .map(named -> new RedisAddress(named.getHostString(), named.getPort(), place.tls(), place.login()))
                    .orElseThrow(() -> new StoreUnreachableException(
                            StoreTrouble.UNREACHABLE, this + " knows no master that is called " + place.master()));
        } catch (RedisException e) {
            throw Failures.outage("no answer of " + this, e);
        }
    }

    /**
     * Returns its knowledge of the primary, by the sentinels' own names.
     *
     * @throws StoreUnreachableException if it has none
     */
    public Map<String, String> knowledge() {
        try {
            return connection.sync().master(place.master());
        } catch (RedisException e) {
            throw Failures.outage("no answer of " + this, e);
        }
    }

    @Override
    public String toString() {
        return "the sentinel " + address;
    }

    @Override
    public void close() {
        connection.close();
    }
}
