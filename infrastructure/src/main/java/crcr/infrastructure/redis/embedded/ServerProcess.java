package crcr.infrastructure.redis.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A Redis server that runs as a process of this machine. */
final class ServerProcess {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
    private static final int POLL_MILLIS = 10;
    // The file behind a link: Debian's redis-server leads to redis-check-rdb.
    private static final Pattern PROGRAM = Pattern.compile("(redis|valkey)-.*");

    private ServerProcess() {}

    /**
     * Returns the process of this number if it is a Redis or Valkey, because numbers are used again. A zombie process
     * has no command.
     */
    static Optional<ProcessHandle> of(long pid) {
        return ProcessHandle.of(pid).filter(ServerProcess::isServer);
    }

    private static boolean isServer(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .map(command -> Path.of(command).getFileName().toString())
                        .filter(PROGRAM.asMatchPredicate())
                        .isPresent();
    }

    /** Ends the process after it has written everything, and waits for that. */
    static void end(ProcessHandle process) throws InterruptedException {
        process.destroy();
        // ProcessHandle.onExit() checks a process that is not its child only every few seconds.
        for (long waited = 0; isServer(process); waited += POLL_MILLIS) {
            if (waited > STOP_WITHIN.toMillis()) {
                process.destroyForcibly();
                return;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }
}
