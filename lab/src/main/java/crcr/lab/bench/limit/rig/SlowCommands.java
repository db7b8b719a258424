package crcr.lab.bench.limit.rig;

import crcr.fixture.RedisNode;
import java.time.Duration;
import java.util.List;

/** Redis's own log of the commands that held it for long: the time that they ran, without the wait before it. */
final class SlowCommands {
    private static final int MOST = 10_000;
    private static final int MICROS = 2;
    // Low enough to see what is long, and so high that a script as a rule does not cost its line in the log.
    private static final int LOGGED_MICROS = 1_000;

    private SlowCommands() {}

    /** Returns lines of configuration by which it logs those of 1 ms and more. */
    static List<String> configuration() {
        return List.of("slowlog-log-slower-than " + LOGGED_MICROS, "slowlog-max-len " + MOST);
    }

    static void forget(RedisNode redis) {
        redis.ask(commands -> commands.slowlogReset());
    }

    /** Returns the time of the longest; 1 ms, if all were shorter. */
    static Duration longest(RedisNode redis) {
        long micros = redis.ask(commands -> commands.slowlogGet(MOST)).stream()
                .mapToLong(entry -> (Long) ((List<?>) entry).get(MICROS))
                .max()
                .orElse(LOGGED_MICROS);
        return Duration.ofNanos(1000 * micros);
    }
}
