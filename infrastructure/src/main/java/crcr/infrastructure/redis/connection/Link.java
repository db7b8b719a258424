package crcr.infrastructure.redis.connection;

import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;

/** Open connections to the store. One that is over is closed and replaced by another one; it does not come back. */
public interface Link extends AutoCloseable {
    /** Returns what is short is asked for through. */
    RedisClusterCommands<String, byte[]> commands();

    /** Returns what is asked for through without waiting for the answer. */
    RedisClusterAsyncCommands<String, byte[]> unawaited();

    /** Returns what the queue's wait, which keeps a connection busy, is asked for through. */
    RedisClusterCommands<String, byte[]> waiting();

    /** Returns the one node that keeps what the relay keeps, to ask it about itself. */
    RedisClusterCommands<String, byte[]> node();

    /**
     * Waits until as many replicas as are asked for have all that was written through this link so far. If none is
     * asked for, this does nothing.
     *
     * @throws StoreUnreachableException if too few of them have it in time
     * @throws io.lettuce.core.RedisException if that cannot be found out
     */
    void awaitReplicas();

    /**
     * Looks whether the store takes writes, by a write, and whether replicas follow as {@link #awaitReplicas} asks.
     *
     * @throws StoreUnreachableException if it does not
     * @throws io.lettuce.core.RedisException likewise
     */
    void look();

    /**
     * Returns whether another link may help, and this one will not recover by itself.
     *
     * @param trouble what the last look found
     * @param inARow how many looks in a row have found that
     */
    boolean isOver(StoreTrouble trouble, int inARow);

    @Override
    void close();
}
