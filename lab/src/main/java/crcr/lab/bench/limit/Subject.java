package crcr.lab.bench.limit;

import crcr.fixture.RedisNode;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A process that is measured.
 *
 * @param port where it takes requests
 * @param redis its own
 */
record Subject(int port, ProcessHandle process, RedisNode redis) {
    private static final Pattern PROCESSOR = Pattern.compile("used_cpu_(?:sys|user):([\\d.]+)");
    private static final Pattern SCRIPTS = Pattern.compile("cmdstat_evalsha:calls=(\\d+),usec=(\\d+)");

    /** Returns what was used since it was started. */
    Usage used() {
        String info = redis.ask(commands -> commands.info("cpu") + commands.info("commandstats"));
        double seconds = PROCESSOR
                .matcher(info)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
        MatchResult scripts = SCRIPTS.matcher(info).results().findFirst().orElse(null);
        return new Usage(
                process.info().totalCpuDuration().orElseThrow(),
                Duration.ofNanos((long) (seconds * 1e9)),
                scripts == null ? 0 : Long.parseLong(scripts.group(1)),
                Duration.ofNanos(scripts == null ? 0 : 1000 * Long.parseLong(scripts.group(2))));
    }
}
