package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.bootstrap.Main;
import crcr.fixture.Eventually;
import crcr.fixture.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A relay in a process of its own, as {@code ./relay serve} starts it. */
final class RelayProcess implements AutoCloseable {
    private static final Pattern PORTS =
            Pattern.compile("listens on (?<public>\\d+) \\(public\\) and (?<management>\\d+) \\(management\\)");
    private static final long HUNG_AFTER_SECONDS = 60;

    private final Process process;
    private final Path standardOutput;
    private final Path standardError;

    private RelayProcess(Process process, Path standardOutput, Path standardError) {
        this.process = process;
        this.standardOutput = standardOutput;
        this.standardError = standardError;
    }

    /**
     * Starts one with just these settings; what it writes goes into new files in that directory.
     *
     * @param javaOptions further options of its Java
     */
    static RelayProcess start(Path directory, Map<String, String> settings, String... javaOptions) {
        try {
            Path out = Files.createTempFile(directory, "relay", ".out");
            Path err = Files.createTempFile(directory, "relay", ".err");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    // It lives for seconds, so nothing is gained by compiling it well.
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    // The tests' class path has several configurations of Logback, which it would report to standard
                    // output.
                    "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
                    "-cp",
                    System.getProperty("java.class.path")));
            command.addAll(List.of(javaOptions));
            command.add(Main.class.getName());
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(settings);
            return new RelayProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has said where it listens, and until it is ready. */
    RelayProcess awaitReady(Http http) {
        URI ready = atManagementPort("/readyz");
        Eventually.holds("the process is ready", () -> http.get(ready).status() == 200);
        return this;
    }

    URI atManagementPort(String path) {
        return URI.create("http://127.0.0.1:" + port("management") + path);
    }

    URI atPublicPort(String path) {
        return URI.create("http://127.0.0.1:" + port("public") + path);
    }

    private String port(String which) {
        return Eventually.get("the process listens", () -> {
            Matcher ports = PORTS.matcher(output());
            assertTrue(process.isAlive(), () -> "it has ended: " + output() + errors());
            return ports.find() ? Optional.of(ports.group(which)) : Optional.empty();
        });
    }

    /** All that it has written to its standard output so far. */
    String output() {
        return read(standardOutput);
    }

    /** All that it has written to its standard error so far. */
    String errors() {
        return read(standardError);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How it was started, as every user of the machine can see it. */
    String commandLine() {
        return process.info().commandLine().orElse("");
    }

    /** Sends SIGTERM, waits for its end, and gives its status. */
    int terminate() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    /** Sends SIGKILL and waits for its end. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        int status = awaitEnd();
        assertTrue(status != 0, "it was killed");
    }

    /** Waits for its end, and gives its status. */
    int awaitEnd() throws InterruptedException {
        assertTrue(process.waitFor(HUNG_AFTER_SECONDS, TimeUnit.SECONDS), () -> "it does not end: " + output());
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        Shown.file(standardOutput);
        Shown.file(standardError);
    }
}
