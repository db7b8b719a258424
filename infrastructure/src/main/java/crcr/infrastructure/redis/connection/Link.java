package crcr.infrastructure.redis.connection;

import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;

/** Open connections to the store. A link that is over is closed and replaced by another one; it does not recover. */
public interface Link extends AutoCloseable {
    /** Returns the commands for short requests. */
    RedisClusterCommands<String, byte[]> commands();

    /** Returns the commands for requests whose answer is not awaited. */
    RedisClusterAsyncCommands<String, byte[]> unawaited();

    /** Returns the commands for the queue's wait, which occupies a connection. */
    RedisClusterCommands<String, byte[]> waiting();

    /** Returns the commands to the one node with the relay's data, to ask it about itself. */
    RedisClusterCommands<String, byte[]> node();

    /**
     * Waits until as many replicas as required have everything that was written through this link so far. If none is
     * required, this does nothing.
     *
     * @throws StoreUnreachableException if too few of them have it in time
     * @throws io.lettuce.core.RedisException if that cannot be checked
     */
    void awaitReplicas();

    /**
     * Checks by a write whether the store accepts writes, and whether replicas follow as {@link #awaitReplicas}
     * requires.
     *
     * @throws StoreUnreachableException if it does not
     * @throws io.lettuce.core.RedisException if that cannot be checked
     */
    void look();

    /**
     * Returns whether another link may help, and this one will not recover by itself.
     *
     * @param trouble the result of the last check
     * @param inARow the number of checks in a row with that result
     */
    boolean isOver(StoreTrouble trouble, int inARow);

    @Override
    void close();
}
