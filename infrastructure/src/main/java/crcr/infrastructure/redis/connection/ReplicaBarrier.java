package crcr.infrastructure.redis.connection;

import static crcr.infrastructure.redis.scripts.Script.bytes;

import crcr.application.operator.Setting;
import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import crcr.infrastructure.redis.scripts.Keys;
import io.lettuce.core.RedisCommandInterruptedException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits until replicas have everything that a node has written before. {@code WAIT} does so for the connection that
 * asks, up to the last write of that connection, and occupies it: https://redis.io/docs/latest/commands/wait/. So the
 * barrier has a connection of its own and writes something small first: a replica that has it has everything before.
 * One such round serves all callers that wait when it begins; later ones share the next round.
 */
final class ReplicaBarrier implements AutoCloseable {
    private static final SetArgs SHORTLY = SetArgs.Builder.ex(Duration.ofMinutes(1));
    private static final byte[] SMALL = bytes("1");

    private final StatefulRedisConnection<String, byte[]> connection;
    private final int replicas;
    private final Duration within;
    private CompletableFuture<Long> next = new CompletableFuture<>();
    private boolean isUnderWay;
    private boolean isNextAwaited;

    private ReplicaBarrier(StatefulRedisConnection<String, byte[]> connection, int replicas, Duration within) {
        this.connection = connection;
        this.replicas = replicas;
        this.within = within;
    }

    /**
     * Asks through that connection, which has no other user.
     *
     * @param replicas the required number of replicas
     * @param within the maximum time for which a caller waits
     */
    static ReplicaBarrier through(StatefulRedisConnection<String, byte[]> connection, int replicas, Duration within) {
        // The node's own time-out comes first.
        connection.setTimeout(within.multipliedBy(2));
        return new ReplicaBarrier(connection, replicas, within);
    }

    /**
     * Waits for the replicas.
     *
     * @throws StoreUnreachableException if too few of them have it in time
     * @throws RedisException if the node does not answer, or refuses the write
     */
    void await() {
        long having = result(joined());
        if (having < replicas) {
            throw tooFew(having + " of them have what was written last");
        }
    }

    private long result(CompletableFuture<Long> round) {
        try {
            return round.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw tooFew("it is not known within " + within.toMillis() + " ms who has what was written last");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RedisException failure ? failure : new RedisException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisCommandInterruptedException(e);
        }
    }

    private StoreUnreachableException tooFew(String found) {
        return new StoreUnreachableException(
                StoreTrouble.UNREPLICATED, Setting.REDIS_WAIT_REPLICAS + " asks for " + replicas + ", and " + found);
    }

    private synchronized CompletableFuture<Long> joined() {
        CompletableFuture<Long> round = next;
        if (isUnderWay) {
            isNextAwaited = true;
        } else {
            begin();
        }
        return round;
    }

    private synchronized void begin() {
        CompletableFuture<Long> round = next;
        next = new CompletableFuture<>();
        isUnderWay = true;
        isNextAwaited = false;
        RedisFuture<String> written = connection.async().set(Keys.barrier(), SMALL, SHORTLY);
        RedisFuture<Long> having = connection.async().waitForReplication(replicas, within.toMillis());
        var _ = written.thenCombine(having, (_, number) -> number).whenComplete((number, failure) -> {
            boolean _ = failure == null ? round.complete(number) : round.completeExceptionally(failure);
            end();
        });
    }

    private synchronized void end() {
        isUnderWay = false;
        if (isNextAwaited) {
            begin();
        }
    }

    /** Returns whether its connection is open. */
    boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public void close() {
        connection.close();
    }
}
