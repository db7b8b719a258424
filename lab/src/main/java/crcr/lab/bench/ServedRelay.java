package crcr.lab.bench;

import crcr.fixture.FreePort;
import crcr.fixture.Shown;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A relay as {@code ./relay serve} or the image runs it: a process, with a heap of 256 MB, and an embedded Redis unless
 * its settings name another.
 */
public final class ServedRelay implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final String LOG = "relay.log";
    private static final int LAST_LINES = 10;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final Path data;
    private final int publicPort;
    private final int managementPort;
    private final Duration readyAfter;

    private ServedRelay(Process process, Path data, int publicPort, int managementPort, long startedAt)
            throws IOException, InterruptedException {
        this.process = process;
        this.data = data;
        this.publicPort = publicPort;
        this.managementPort = managementPort;
        while (!isReady()) {
            boolean hasEnded = !process.isAlive();
            if (hasEnded || System.nanoTime() - startedAt > READY_WITHIN.toNanos()) {
                kill();
                String trouble = hasEnded
                        ? "ended with status " + process.exitValue() + " before it was ready"
                        : "is not ready after " + READY_WITHIN.toSeconds() + " s";
                throw new IllegalStateException("the relay " + trouble + ": " + lastWords());
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
        this.readyAfter = Duration.ofNanos(System.nanoTime() - startedAt);
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(data.resolve(LOG));
        return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    /** Starts a relay, with these settings besides its ports and its directory, and waits until it is ready. */
    public static ServedRelay start(Map<String, String> settings, Path data) throws IOException, InterruptedException {
        return start(relay(), settings, data);
    }

    /**
     * Starts a relay of another version, and waits until it is ready.
     *
     * @param checkout a working tree in which {@code ./relay build} was run
     */
    public static ServedRelay start(Map<String, String> settings, Path data, Path checkout)
            throws IOException, InterruptedException {
        Path target = checkout.resolve("bootstrap/target");
        return start(relay(target + "/relay.jar:" + target + "/lib/*", "none"), settings, data);
    }

    private static ServedRelay start(ProcessBuilder relay, Map<String, String> settings, Path data)
            throws IOException, InterruptedException {
        int publicPort = FreePort.any();
        int managementPort = FreePort.any();
        ProcessBuilder builder = relay.redirectErrorStream(true)
                .redirectOutput(Files.createDirectories(data).resolve(LOG).toFile());
        builder.environment().putAll(settings);
        builder.environment()
                .putAll(Map.of(
                        "SERVER_PORT", Integer.toString(publicPort),
                        "MANAGEMENT_PORT", Integer.toString(managementPort),
                        "DATA_DIR", data.toString()));
        long startedAt = System.nanoTime();
        return new ServedRelay(builder.start(), data, publicPort, managementPort, startedAt);
    }

    // Started as by ./relay serve, or as in the image if served.app names its directory.
    private static ProcessBuilder relay() {
        String app = System.getProperty("served.app", "");
        if (!app.isEmpty()) {
            return new ProcessBuilder(app + "/runtime/bin/java", "-Xmx256m", "@serve")
                    .directory(Path.of(app).toFile());
        }
        return relay(
                System.getProperty("served.classpath", System.getProperty("java.class.path")),
                System.getProperty("served.cache", "none"));
    }

    private static ProcessBuilder relay(String classpath, String cache) {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:AOTCache=" + cache,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classpath,
                "crcr.bootstrap.Main");
    }

    private boolean isReady() throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(management("/readyz")).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the time from the start of the process to the first 200 of {@code /readyz}. */
    public Duration readyAfter() {
        return readyAfter;
    }

    /** Returns the address for GitHub's events. */
    public URI webhook() {
        return URI.create("http://127.0.0.1:" + publicPort + "/github/webhook");
    }

    /** Returns the address for downstream CI's reports. */
    public URI callback() {
        return URI.create("http://127.0.0.1:" + publicPort + "/github/callback");
    }

    private URI management(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }

    /** Returns all present metrics. */
    public String metrics() throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(management("/metrics")).build(), BodyHandlers.ofString())
                .body();
    }

    /** Returns whether its metrics contain that text; false if they cannot be read. */
    boolean measures(String what) {
        try {
            return metrics().contains(what);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns its embedded Redis. */
    ServedRedis redis() {
        return new ServedRedis(data);
    }

    /** Returns its process. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Returns its resident memory in MB, where the system provides it. */
    public String residentMegabytes() {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .map(kilobytes -> Long.toString(Long.parseLong(kilobytes) / 1024))
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        end(process::destroyForcibly);
    }

    /** Signals it to stop, and waits until it has stopped. */
    @Override
    public void close() {
        end(process::destroy);
    }

    private void end(Runnable signal) {
        http.shutdownNow();
        signal.run();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Shown.file(data.resolve(LOG));
    }
}
