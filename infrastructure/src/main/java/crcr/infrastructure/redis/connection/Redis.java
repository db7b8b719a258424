package crcr.infrastructure.redis.connection;

import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.ScriptCall;
import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the relay's requests to its store, whatever kind of Redis it is. Every failure is mapped to its meaning for a
 * use case.
 */
public final class Redis {
    private static final Logger LOG = LoggerFactory.getLogger(Redis.class);

    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Set<StoreTrouble> UNDONE = EnumSet.of(StoreTrouble.MOVED, StoreTrouble.MOVING);

    private final Links links;
    private final Function<Link, RedisClusterCommands<String, byte[]>> through;

    /**
     * Uses one of the connections of the present link.
     *
     * @param through selects the connection
     */
    public Redis(Links links, Function<Link, RedisClusterCommands<String, byte[]>> through) {
        this.links = links;
        this.through = through;
    }

    /**
     * Runs commands.
     *
     * @throws StoreUnreachableException if Redis does not answer, or refuses to work
     */
    public <T> T call(Function<RedisClusterCommands<String, byte[]>, T> commands) {
        return call(commands, _ -> {});
    }

    private <T> T call(Function<RedisClusterCommands<String, byte[]>, T> commands, Consumer<Link> afterwards) {
        Reached<T> reached = reached(commands);
        try {
            afterwards.accept(reached.by());
            return reached.answer();
        } catch (RedisException e) {
            throw links.failed(reached.by(), Failures.outage(e));
        }
    }

    private record Reached<T>(Link by, T answer) {}

    // A cluster's node that refuses a request because it moves the keys has not executed it.
    private <T> Reached<T> reached(Function<RedisClusterCommands<String, byte[]>, T> commands) {
        long begun = System.nanoTime();
        while (true) {
            Link link = link(begun);
            try {
                return new Reached<>(link, commands.apply(through.apply(link)));
            } catch (RedisException e) {
                StoreUnreachableException failure = links.failed(link, Failures.outage(e));
                if (!UNDONE.contains(Failures.trouble(e)) || isOverAfterPause(begun)) {
                    throw failure;
                }
            }
        }
    }

    private Link link(long begun) {
        while (true) {
            try {
                return links.current();
            } catch (StoreUnreachableException e) {
                if (e.trouble() != StoreTrouble.MOVED || isOverAfterPause(begun)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isOverAfterPause(long begun) {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
        return System.nanoTime() - begun > RedisClients.ANSWER_WITHIN.toNanos();
    }

    /**
     * Runs a script.
     *
     * @throws StoreUnreachableException as {@link #call} does
     */
    public Answered run(ScriptCall script) {
        return call(script::run);
    }

    /**
     * Runs a script whose answer causes something irrevocable: an answer to a caller, or a request to another service.
     * When this returns, as many replicas as required have everything that was written before.
     *
     * @throws StoreUnreachableException as {@link #call} does, or if too few replicas have it in time; the script may
     *     have been executed all the same
     */
    public Answered runReplicated(ScriptCall script) {
        return call(script::run, Link::awaitReplicas);
    }

    /**
     * Waits until as many replicas as required have everything that was written before.
     *
     * @throws StoreUnreachableException if too few have it in time, or Redis does not answer
     */
    public void awaitReplicas() {
        boolean _ = call(_ -> true, Link::awaitReplicas);
    }

    /** Sends commands without waiting for their answers, where a loss is acceptable. */
    public void send(Consumer<RedisClusterAsyncCommands<String, byte[]>> commands) {
        try {
            commands.accept(links.current().unawaited());
        } catch (RedisException | StoreUnreachableException e) {
            LOG.debug("not sent to the store: {}", e.getMessage());
        }
    }
}
