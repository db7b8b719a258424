package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.Script.bytes;

import crcr.application.dispatch.Dispatch;
import crcr.application.dispatch.Target;
import crcr.application.dispatch.TargetQueue;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;
import io.lettuce.core.Consumer;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The targets that wait: a stream that all processes read as one consumer group. */
final class RedisTargetQueue implements TargetQueue {
    private static final String GROUP = "relay";
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Script BEGIN = Script.named("begin.lua");
    private static final Script SUCCEED = Script.named("succeed.lua");
    private static final Script FAIL = Script.named("fail.lua");

    private final Redis redis;
    private final Redis blocking;
    private final Consumer<String> consumer;

    /**
     * Works on the queue.
     *
     * @param blocking a connection of its own for the wait in {@link #claim}
     * @param process names this process among all that work on the queue
     */
    RedisTargetQueue(Redis redis, Redis blocking, String process) {
        this.redis = redis;
        this.blocking = blocking;
        this.consumer = Consumer.from(GROUP, process);
    }

    @Override
    public List<Target> claim(int most) {
        XReadArgs arguments = XReadArgs.Builder.count(most).block(WAIT);
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
    private List<StreamMessage<String, byte[]>> read(RedisCommands<String, byte[]> commands, XReadArgs arguments) {
        return commands.xreadgroup(consumer, arguments, StreamOffset.lastConsumed(Keys.queue()));
    }

    // A new store has no group; one that lost its data has none either.
    private static void createGroup(RedisCommands<String, byte[]> commands) {
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
    public Optional<Dispatch> begin(Target target) {
        List<Object> answer = redis.call(commands -> BEGIN.run(commands, deliveryPayloadQueue(target), ticket(target)));
        return answer.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Dispatch(target, Script.text(answer.getFirst()), new Payload((byte[]) answer.get(1))));
    }

    @Override
    public Duration succeeded(Target target) {
        List<Object> answer =
                redis.call(commands -> SUCCEED.run(commands, deliveryPayloadQueue(target), ticket(target)));
        return Duration.ofMillis((Long) answer.getFirst());
    }

    @Override
    public void failed(Target target, String reason) {
        String[] keys = {Keys.delivery(target.delivery()), Keys.queue()};
        byte[][] ticket = ticket(target);
        redis.call(commands -> FAIL.run(commands, keys, ticket[0], ticket[1], ticket[2], bytes(reason)));
    }

    private static String[] deliveryPayloadQueue(Target target) {
        return new String[] {Keys.delivery(target.delivery()), Keys.payload(target.delivery()), Keys.queue()};
    }

    private static byte[][] ticket(Target target) {
        return new byte[][] {bytes(target.downstream().key()), bytes(GROUP), bytes(target.ticket())};
    }
}
