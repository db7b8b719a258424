package crcr.infrastructure.redis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.RealRedis;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the commands that scripts run in the tests' Redis. */
final class CountedCommands {
    private static final Pattern COMMAND = Pattern.compile("cmdstat_([^:]+):calls=(\\d+)");
    // The scripts themselves, and the commands that read these figures.
    private static final Pattern BESIDE =
            Pattern.compile("(eval|evalsha|info|config|client|hello|auth|ping|command|select)(\\|.*)?");

    private CountedCommands() {}

    private static long run() {
        Matcher counted = COMMAND.matcher(RealRedis.ask(commands -> commands.info("commandstats")));
        return counted.results()
                .filter(found -> !BESIDE.matcher(found.group(1)).matches())
                .mapToLong(found -> Long.parseLong(found.group(2)))
                .sum();
    }

    /** Takes a step, which runs so many commands at most. */
    static <T> T atMost(long most, Supplier<T> step) {
        long before = run();
        T outcome = step.get();
        long ran = run() - before;
        assertTrue(ran <= most, () -> ran + " commands instead of " + most);
        return outcome;
    }
}
