package crcr.infrastructure.redis.outbox;

import crcr.application.dispatch.TargetQueue;
import crcr.application.outbox.QueueDepth;
import crcr.application.outbox.QueueName;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Measures the fill of queues, that of the targets included.
 *
 * @param redis the store
 */
public record RedisQueueDepths(Redis redis) {
    private static final Script DEPTHS = Script.of("outbox/depths");

    /** Returns the present fill of these queues. One round trip. */
    public Map<QueueName, QueueDepth> of(List<QueueName> queues) {
        String[] keys = queues.stream()
                .flatMap(queue -> Stream.of(waiting(queue), Keys.dead(queue)))
                .toArray(String[]::new);
        List<Answered> answer = redis.run(DEPTHS.on(keys).with("dead_life_ms", RedisOutbox.DEAD_FOR))
                .rows("depths");
        Map<QueueName, QueueDepth> depths = new TreeMap<>();
        for (int i = 0; i < queues.size(); i++) {
            Answered depth = answer.get(i);
            depths.put(
                    queues.get(i),
                    new QueueDepth(depth.number("waiting"), depth.duration("age_ms"), depth.number("dead")));
        }
        return depths;
    }

    private static String waiting(QueueName queue) {
        return queue.equals(TargetQueue.NAME) ? Keys.openTargets() : Keys.waiting(queue);
    }
}
