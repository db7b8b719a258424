package crcr.infrastructure.redis.targets;

import crcr.application.dispatch.Target;
import crcr.application.dispatch.TargetQueue;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.layout.StoreIdentity;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import io.lettuce.core.Consumer;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Keeps the waiting targets: a stream that all processes read as one consumer group. */
public final class RedisTargetQueue implements TargetQueue {
    private static final String GROUP = "relay";
    // An orderly stop waits for a claim to return. Without work this is four small commands a second.
    private static final Duration WAIT = Duration.ofMillis(250);
    private static final Script REVIVE = Script.of("targets/revive");
    private static final int REVIVED_AT_ONCE = 500;

    private final Redis redis;
    private final Redis blocking;
    private final Consumer<String> consumer;
    private final StoreIdentity identity;
    private final OpeningTargets opening;
    private final Duration lease;

    /**
     * Works on the queue.
     *
     * @param blocking a connection of its own for the wait in {@link #claim}
     * @param process names this process among all that work on the queue
     * @param identity notices when the store has lost its content
     * @param opening opens the targets of deliveries whose process has ended before it did
     * @param lease the time for which a claim lasts without being renewed
     */
    public RedisTargetQueue(
            Redis redis,
            Redis blocking,
            String process,
            StoreIdentity identity,
            OpeningTargets opening,
            Duration lease) {
        this.redis = redis;
        this.blocking = blocking;
        this.consumer = Consumer.from(GROUP, process);
        this.identity = identity;
        this.opening = opening;
        this.lease = lease;
    }

    @Override
    public List<Target> claim(int most) {
        XReadArgs arguments = XReadArgs.Builder.count(most).block(WAIT);
        // With too few replicas no attempt could begin, so that nothing is claimed.
        redis.awaitReplicas();
        return blocking
                .call(commands -> {
                    try {
                        return read(commands, arguments);
                    } catch (RedisCommandExecutionException e) {
                        if (!String.valueOf(e.getMessage()).startsWith("NOGROUP")) {
                            throw e;
                        }
                        createGroup(commands);
                        return read(commands, arguments);
                    }
                })
                .stream()
                .map(RedisTargetQueue::target)
                .toList();
    }

    @SuppressWarnings("unchecked") // the library takes generic varargs without saying that they are safe
    private List<StreamMessage<String, byte[]>> read(
            RedisClusterCommands<String, byte[]> commands, XReadArgs arguments) {
        return commands.xreadgroup(consumer, arguments, StreamOffset.lastConsumed(Keys.queue()));
    }

    // A new store has no group, and one that lost its data has none either.
    private static void createGroup(RedisClusterCommands<String, byte[]> commands) {
        try {
            commands.xgroupCreate(StreamOffset.from(Keys.queue(), "0"), GROUP, XGroupCreateArgs.Builder.mkstream());
        } catch (RedisBusyException e) {
            return; // another process was faster
        }
    }

    private static Target target(StreamMessage<String, byte[]> message) {
        return new Target(
                message.getId(),
                new DeliveryId(field(message, "delivery")),
                RepositoryName.of(field(message, "downstream")));
    }

    private static String field(StreamMessage<String, byte[]> message, String name) {
        return Script.text(Objects.requireNonNull(message.getBody().get(name), name));
    }

    @Override
    public void renew(List<Target> claimed) {
        String[] tickets = claimed.stream().map(Target::ticket).toArray(String[]::new);
        if (tickets.length > 0) {
            redis.call(commands -> commands.xclaim(Keys.queue(), consumer, XClaimArgs.Builder.justid(), tickets));
        }
    }

    @Override
    public void giveBack(List<Target> claimed) {
        String[] tickets = claimed.stream().map(Target::ticket).toArray(String[]::new);
        if (tickets.length > 0) {
            XClaimArgs lapsed = XClaimArgs.Builder.justid().idle(lease);
            redis.call(commands -> commands.xclaim(Keys.queue(), consumer, lapsed, tickets));
        }
    }

    // Usually no target is open, and then repeated looks should cost next to nothing.
    @Override
    public List<Target> revive(boolean takeOver) {
        byte[] mark = redis.call(commands -> commands.get(Keys.mark()));
        if (mark != null && redis.call(commands -> commands.exists(Keys.openTargets(), Keys.opening())) == 0) {
            identity.saw(Script.text(mark));
            return List.of();
        }
        Answered answer = redis.run(REVIVE.on()
                .with("most", REVIVED_AT_ONCE)
                .with("lease_ms", takeOver ? Long.toString(lease.toMillis()) : "")
                .with("mark", identity.proposed()));
        identity.saw(answer.text("mark"));
        if (answer.isTrue("unopened")) {
            opening.openAll();
        }
        return answer.rows("taken_over").stream()
                .map(RedisTargetQueue::takenOver)
                .toList();
    }

    private static Target takenOver(Answered found) {
        return new Target(
                found.text("ticket"),
                new DeliveryId(found.text("delivery")),
                RepositoryName.of(found.text("downstream")));
    }
}
