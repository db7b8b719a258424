package crcr.lab.bench.limit.rig;

import crcr.fixture.RedisNode;
import java.time.Duration;
import java.util.List;

/** Reads Redis's own log of slow commands: the time for which they ran, without the wait before. */
final class SlowCommands {
    private static final int MOST = 10_000;
    private static final int MICROS = 2;
    // Low enough to catch slow commands, and high enough that a script usually does not cost a line in the log.
    private static final int LOGGED_MICROS = 1_000;

    private SlowCommands() {}

    /** Returns lines of configuration by which Redis logs commands of 1 ms and more. */
    static List<String> configuration() {
        return List.of("slowlog-log-slower-than " + LOGGED_MICROS, "slowlog-max-len " + MOST);
    }

    static void forget(RedisNode redis) {
        redis.ask(commands -> commands.slowlogReset());
    }

    /** Returns the time of the longest command; 1 ms, if all were shorter. */
    static Duration longest(RedisNode redis) {
        long micros = redis.ask(commands -> commands.slowlogGet(MOST)).stream()
                .mapToLong(entry -> (Long) ((List<?>) entry).get(MICROS))
                .max()
                .orElse(LOGGED_MICROS);
        return Duration.ofNanos(1000 * micros);
    }
}
