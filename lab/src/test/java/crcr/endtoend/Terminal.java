package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A shell in a clone of the project that has been built: {@code ./relay} runs the classes of the tests. What is
 * exported stays so. Addresses of GitHub and of the issuer, and the ports, are those of a test, by the environment.
 */
final class Terminal implements AutoCloseable {
    private static final String RELAY = """
            #!/usr/bin/env bash
            case $1 in
              serve) class=crcr.bootstrap.Main ;;
              doctor) class=crcr.bootstrap.command.DoctorCommand ;;
              why) class=crcr.bootstrap.command.WhyCommand ;;
              *) echo "no such command here: $1" >&2; exit 2 ;;
            esac
            shift
            exec "$JAVA_HOME/bin/java" -Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \\
              -Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener "$class" "$@"
            """;
    private static final long HUNG_AFTER_SECONDS = 120;

    private final Path clone;
    private final Map<String, String> environment;
    private final List<String> exported = new ArrayList<>();
    private Optional<Process> begun = Optional.empty();

    private Terminal(Path clone, Map<String, String> environment) {
        this.clone = clone;
        this.environment = environment;
    }

    static Terminal open(Path home, int publicPort, int managementPort, Surroundings surroundings) {
        try {
            Path clone = Files.createDirectory(home.resolve("relay"));
            Files.setPosixFilePermissions(
                    Files.writeString(clone.resolve("relay"), RELAY), PosixFilePermissions.fromString("rwx------"));
            return new Terminal(
                    clone,
                    Map.of(
                            "PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"),
                            "HOME", home.toString(),
                            "JAVA_HOME", System.getProperty("java.home"),
                            "CLASSPATH", System.getProperty("java.class.path"),
                            "SERVER_PORT", String.valueOf(publicPort),
                            "MANAGEMENT_PORT", String.valueOf(managementPort),
                            "GITHUB_API_URL", surroundings.github().apiUrl().toString(),
                            "OIDC_ISSUER", surroundings.issuer().issuer()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types a command, waits until it has ended without a fault, and returns what it printed. */
    String type(String command) {
        if (command.startsWith("export ")) {
            exported.add(command);
            return "";
        }
        try {
            Path printed = Files.createTempFile(clone, "typed", ".out");
            Process process = start(command, printed);
            assertTrue(process.waitFor(HUNG_AFTER_SECONDS, TimeUnit.SECONDS), () -> "it does not end: " + command);
            Shown.file(printed);
            String text = Files.readString(printed, StandardCharsets.UTF_8);
            assertEquals(0, process.exitValue(), () -> command + " printed: " + text);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Types a command that runs until the terminal is closed. */
    void begin(String command) {
        begun = Optional.of(start(command, clone.resolve("begun.out")));
    }

    private Process start(String command, Path printed) {
        List<String> lines = new ArrayList<>(exported);
        lines.add(command);
        try {
            ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", String.join("\n", lines))
                    .directory(clone.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether what was begun answers 200 there; fails if it has ended. */
    boolean answers(Http http, URI from) {
        assertTrue(begun.orElseThrow().isAlive(), () -> "it has ended: " + clone.resolve("begun.out"));
        try {
            return http.get(from).status() == 200;
        } catch (UncheckedIOException e) {
            // It does not listen yet.
            return false;
        }
    }

    @Override
    public void close() {
        begun.ifPresent(process -> {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            process.onExit().orTimeout(HUNG_AFTER_SECONDS, TimeUnit.SECONDS).join();
        });
        Shown.file(clone.resolve("begun.out"));
    }
}
