package crcr.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A pod as processes of this machine, each with the command and the environment that the manifest gives to a container.
 */
final class RedisPod implements AutoCloseable {
    private static final long HUNG_AFTER_SECONDS = 60;

    private final String name;
    private final List<Container> containers;
    private final Map<String, String> environment;
    private final Path home;
    private final UnaryOperator<String> here;
    private final Map<String, Process> processes = new HashMap<>();

    /**
     * It does not run yet.
     *
     * @param environment what its processes have beside what the manifest says
     * @param home gets a folder {@code data}, its disk
     * @param here says what a text of the manifest is on this machine
     */
    RedisPod(
            String name,
            List<Container> containers,
            Map<String, String> environment,
            Path home,
            UnaryOperator<String> here) {
        this.name = name;
        this.containers = containers;
        this.environment = environment;
        this.home = home;
        this.here = here;
    }

    /** Returns its name by which the others know it. */
    String name() {
        return name;
    }

    /** Starts its containers. */
    void start() {
        try {
            Files.createDirectories(home.resolve("data"));
            for (Container container : containers) {
                processes.put(container.getName(), launched(container, container.getCommand(), log(container)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private File log(Container container) {
        return home.resolve(container.getName() + ".log").toFile();
    }

    private Process launched(Container container, List<String> command, File output) throws IOException {
        // It looks for the program on the path that is set here.
        ProcessBuilder process = new ProcessBuilder(
                Stream.concat(Stream.of("env"), command.stream().map(here)).toList());
        process.environment().putAll(environment);
        container.getEnv().stream()
                .filter(variable -> variable.getValue() != null)
                .forEach(variable -> process.environment()
                        .put(variable.getName(), here.apply(variable.getValue().replace("$(POD)", name))));
        return process.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                .start();
    }

    /** Whether each of its containers passes all of its probes at this moment. */
    boolean isWell() {
        return containers.stream()
                .allMatch(container -> Stream.of(
                                container.getStartupProbe(),
                                container.getReadinessProbe(),
                                container.getLivenessProbe())
                        .allMatch(probe -> passes(container, probe)));
    }

    private boolean passes(Container container, Probe probe) {
        try {
            Process process = launched(
                    container,
                    probe.getExec().getCommand(),
                    home.resolve("probes.log").toFile());
            return process.waitFor(HUNG_AFTER_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while probing", e);
        }
    }

    /** Waits until a container ends by itself, and returns its exit status. */
    int ended(String container) throws InterruptedException {
        Process process = Objects.requireNonNull(processes.get(container));
        return process.waitFor(HUNG_AFTER_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    /** Returns what a container has written so far. */
    String output(String container) throws IOException {
        return Files.readString(home.resolve(container + ".log"));
    }

    /** Returns the arguments of its processes, as everybody on the machine may see them. */
    List<String> arguments() {
        return processes.values().stream()
                .flatMap(process -> process.info().commandLine().stream())
                .toList();
    }

    /** Kills it, as the loss of its node would. */
    void kill() {
        processes.values().forEach(Process::destroyForcibly);
        processes.values().forEach(process -> process.onExit().join());
    }

    /** Takes everything that is on its disk. */
    void loseDisk() {
        try (Stream<Path> files = Files.walk(home.resolve("data"))) {
            List<Path> deepestFirst = new ArrayList<>(files.toList()).reversed();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
