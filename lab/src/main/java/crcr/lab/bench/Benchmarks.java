package crcr.lab.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * Measures what the relay promises and prints it. The load, GitHub and HUD run on the same machine, so that times are
 * those of a machine that is busy with more than the relay.
 */
public final class Benchmarks {
    private static final List<Benchmark> ALL =
            List.of(new Starts(), new FanOut(), new Intake(), new Callbacks(), new Backlog());

    private Benchmarks() {}

    /** Runs those that are named, or all of them; ends with 2 if there is none of such a name. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Set<String> named = Set.copyOf(List.of(arguments));
        Set<String> names = ALL.stream().map(Benchmark::name).collect(Collectors.toSet());
        if (!names.containsAll(named)) {
            System.err.println("relay: the benchmarks are "
                    + ALL.stream().map(Benchmark::name).collect(Collectors.joining(", ")));
            System.exit(2);
        }
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        // What is simulated goes on in threads of its own, and must not outlive a benchmark that failed.
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        Rig rig = new Rig(Files.createTempDirectory("relay-bench"));
        for (Benchmark benchmark : ALL) {
            if (named.isEmpty() || named.contains(benchmark.name())) {
                benchmark.run(rig, new Figures(System.out));
            }
        }
        System.exit(0);
    }
}
