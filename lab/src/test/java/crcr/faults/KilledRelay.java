package crcr.faults;

import crcr.bootstrap.Main;
import crcr.fixture.FreePort;
import crcr.fixture.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A relay in a process of its own, to be killed. */
final class KilledRelay implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final URI webhook;

    /** Starts it; it may not listen yet. */
    KilledRelay(Map<String, String> settings) {
        int port = FreePort.any();
        webhook = Field.webhookAt(port);
        log = newFile();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(settings);
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI webhook() {
        return webhook;
    }

    /** Sends SIGKILL and waits for its end. */
    void kill() {
        process.destroyForcibly().onExit().join();
        Shown.file(log);
    }

    private static Path newFile() {
        try {
            Path file = Files.createTempFile("killed-relay", ".log");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
