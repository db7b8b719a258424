package crcr.lab.bench.limit.bare;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Calls Redis as often as the relay does, with the cheapest scripts. */
final class BareStore {
    private static final byte[] SET = ascii("return redis.call('set', KEYS[1], ARGV[1], 'px', 60000)");
    // Keeps as many bodies as fit into 25 MB.
    private static final byte[] ADD =
            ascii("return redis.call('xadd', KEYS[1], 'maxlen', '~', 1000, '*', 'body', ARGV[1])");
    private static final byte[] STREAM = ascii("bodies");

    private final RedisCommands<byte[], byte[]> redis;
    private final String set;
    private final String add;
    private final AtomicLong next = new AtomicLong();

    /** Connects to the Redis on that port of loopback. */
    BareStore(int port) {
        redis = RedisClient.create(RedisURI.create("127.0.0.1", port))
                .connect(ByteArrayCodec.INSTANCE)
                .sync();
        set = redis.scriptLoad(SET);
        add = redis.scriptLoad(ADD);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Runs a script that sets one small value. */
    void set() {
        byte[] key = ascii("job:" + next.getAndIncrement() % 10_000);
        redis.evalsha(set, ScriptOutputType.STATUS, new byte[][] {key}, ascii("in_progress"));
    }

    /** Runs a script that adds a body to a stream. */
    void add(byte[] body) {
        redis.evalsha(add, ScriptOutputType.VALUE, new byte[][] {STREAM}, body);
    }
}
