package crcr.lab.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import crcr.lab.bench.limit.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Measures the relay's guarantees and prints the figures. The load, GitHub and HUD run on the same machine, so that
 * times are those of a busy machine.
 */
public final class Benchmarks {
    private Benchmarks() {}

    /** Runs the named benchmarks, or all of them; ends with 2 if there is none of such a name. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        endAfterFailure();
        endWithAll();
        if (arguments.length > 0 && arguments[0].equals("--limit")) {
            System.exit(Limit.run(List.of(arguments).subList(1, arguments.length)));
        }
        List<Benchmark> all = List.of(
                new Starts(),
                new FanOut(),
                new Intake(),
                new Callbacks(),
                new CheckRuns(),
                new SilentJobs(),
                new Backlog(),
                new ConsolePages());
        List<String> names = all.stream().map(Benchmark::name).toList();
        List<String> named = List.of(arguments);
        if (!names.containsAll(named)) {
            System.err.println(
                    "relay: bench measures " + String.join(", ", names) + "; or all of that, if none is named");
            System.exit(2);
        }
        Rig rig = new Rig(Files.createTempDirectory("relay-bench"));
        for (Benchmark benchmark : all) {
            if (named.isEmpty() || named.contains(benchmark.name())) {
                benchmark.run(rig, new Figures(System.out));
            }
        }
        System.exit(0);
    }

    // If this process is ended from outside, everything that it started ends with it.
    private static void endWithAll() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
    }

    // Simulators continue in threads of their own, and must not outlive a failed benchmark.
    private static void endAfterFailure() {
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
    }
}
