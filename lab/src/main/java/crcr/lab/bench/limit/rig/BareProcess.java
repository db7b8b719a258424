package crcr.lab.bench.limit.rig;

import crcr.fixture.FreePort;
import crcr.fixture.RedisNode;
import crcr.lab.bench.limit.bare.BareHandler;
import crcr.lab.bench.limit.wire.WireConnection;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A bare handler's process with its Redis. */
public record BareProcess(Process process, int port, RedisNode redis) implements AutoCloseable {
    /** Starts a process with the options of the relay's, and waits until it answers. */
    static BareProcess start(Path data, RedisNode redis, URI hud, String secret, byte[] issuerKey)
            throws IOException, InterruptedException {
        int port = FreePort.any();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareHandler.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("bare.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SERVER_PORT", Integer.toString(port),
                        "REDIS_PORT", Integer.toString(redis.port()),
                        "HUD_URL", hud.toString(),
                        "WEBHOOK_SECRET", secret,
                        "ISSUER_KEY", Base64.getEncoder().encodeToString(issuerKey)));
        BareProcess bare = new BareProcess(builder.start(), port, redis);
        while (!bare.isReady()) {
            if (!bare.process.isAlive()) {
                throw new IllegalStateException("the bare handler does not start; see " + data.resolve("bare.log"));
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return bare;
    }

    private boolean isReady() {
        byte[] request = "GET /ready HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (WireConnection connection = new WireConnection(port)) {
            return connection.send(request).status() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /** Returns the measured process. */
    public Subject subject() {
        return new Subject(port, process.toHandle(), new JvmCounters(process.pid()), redis);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        redis.close();
    }
}
