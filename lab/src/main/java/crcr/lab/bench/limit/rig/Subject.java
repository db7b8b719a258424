package crcr.lab.bench.limit.rig;

import crcr.fixture.RedisNode;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A measured process.
 *
 * @param port the port on which it listens
 * @param jvm its own counters
 * @param redis its own Redis
 */
public record Subject(int port, ProcessHandle process, JvmCounters jvm, RedisNode redis) {
    private static final Pattern PROCESSOR = Pattern.compile("used_cpu_(?:sys|user):([\\d.]+)");
    private static final Pattern SCRIPTS = Pattern.compile("cmdstat_evalsha:calls=(\\d+),usec=(\\d+)");

    /** Begins a measurement: returns the usage since the start of the process, and resets the longest command. */
    public Usage begin() {
        SlowCommands.forget(redis);
        return used();
    }

    /** Returns the usage since the start of the process. */
    public Usage used() {
        String info = redis.ask(commands -> commands.info("cpu") + commands.info("commandstats"));
        double seconds = PROCESSOR
                .matcher(info)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
        MatchResult scripts = SCRIPTS.matcher(info).results().findFirst().orElse(null);
        return new Usage(
                process.info().totalCpuDuration().orElseThrow(),
                jvm.allocated(),
                Duration.ofNanos((long) (seconds * 1e9)),
                scripts == null ? 0 : Long.parseLong(scripts.group(1)),
                Duration.ofNanos(scripts == null ? 0 : 1000 * Long.parseLong(scripts.group(2))),
                SlowCommands.longest(redis));
    }
}
