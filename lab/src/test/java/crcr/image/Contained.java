package crcr.image;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.Eventually;
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

/**
 * A process from an assembled image: without any environment but its own, with no more rights than it has in a pod. As
 * root it becomes another user; others are that user already.
 */
final class Contained implements AutoCloseable {
    private static final long HUNG_AFTER_SECONDS = 60;
    private static final Pattern PORTS =
            Pattern.compile("listens on (?<public>\\d+) \\(public\\) and (?<management>\\d+) \\(management\\)");
    private static final List<String> ANOTHER_USER = List.of(
            "setpriv",
            "--reuid=65532",
            "--regid=65532",
            "--clear-groups",
            "--no-new-privs",
            "--inh-caps=-all",
            "--bounding-set=-all");

    private final Process process;
    private final Path logs;

    private Contained(Process process, Path logs) {
        this.process = process;
        this.logs = logs;
    }

    /** Starts {@code java} with these arguments, in the directory that is {@code /app}. */
    static Contained java(Path app, Map<String, String> environment, List<String> arguments) {
        try {
            Path logs = Assembled.writable();
            List<String> command = new ArrayList<>(givesUpRights() ? ANOTHER_USER : List.of());
            command.add(app.resolve("runtime/bin/java").toString());
            // Without its cache it would start too, and nobody would notice.
            command.add("-XX:AOTMode=on");
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(app.toFile())
                    .redirectOutput(logs.resolve("out").toFile())
                    .redirectError(logs.resolve("err").toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            return new Contained(builder.start(), logs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is started with less rights than this process has. */
    static boolean givesUpRights() {
        return System.getProperty("user.name").equals("root") && Files.exists(Path.of("/proc/self/status"));
    }

    String output() {
        return read("out");
    }

    String errors() {
        return read("err");
    }

    private String read(String file) {
        try {
            return Files.readString(logs.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a relay listens. */
    URI at(String port, String path) {
        return Eventually.get("it listens", () -> {
            assertTrue(process.isAlive(), () -> "it has ended: " + output() + errors());
            Matcher ports = PORTS.matcher(output());
            return ports.find()
                    ? Optional.of(URI.create("http://127.0.0.1:" + ports.group(port) + path))
                    : Optional.empty();
        });
    }

    /** The user and the permissions of the process, as the system reports them. */
    List<String> rights() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("Uid:") || line.startsWith("CapEff:") || line.startsWith("NoNewPrivs:"))
                .map(line -> line.replace('\t', ' '))
                .toList();
    }

    /** Waits for its end, and gives its status. */
    int awaitEnd() throws InterruptedException {
        assertTrue(process.waitFor(HUNG_AFTER_SECONDS, TimeUnit.SECONDS), () -> "it does not end: " + output());
        return process.exitValue();
    }

    /** Sends SIGTERM, waits for its end, and gives its status. */
    int terminate() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        Assembled.delete(logs);
    }
}
