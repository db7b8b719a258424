package crcr.infrastructure.redis;

import crcr.application.store.StoreUnreachableException;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection to the store on which every failure is told as what it means to a use case. */
final class Redis {
    private static final Logger LOG = LoggerFactory.getLogger(Redis.class);

    private final StatefulRedisConnection<String, byte[]> connection;

    Redis(StatefulRedisConnection<String, byte[]> connection) {
        this.connection = connection;
    }

    /**
     * Runs commands.
     *
     * @throws StoreUnreachableException if Redis does not answer, or refuses to work: it is loading, a replica, out of
     *     memory
     */
    <T> T call(Function<RedisCommands<String, byte[]>, T> commands) {
        try {
            return commands.apply(connection.sync());
        } catch (RedisException e) {
            throw new StoreUnreachableException("Redis: " + e.getMessage(), e);
        }
    }

    /** Sends commands without waiting for what comes of them: for what is done as well as it can be. */
    void send(Consumer<RedisAsyncCommands<String, byte[]>> commands) {
        try {
            commands.accept(connection.async());
        } catch (RedisException e) {
            LOG.debug("not sent to the store: {}", e.getMessage());
        }
    }
}
