package crcr.audit;

import crcr.fixture.FreePort;
import crcr.infrastructure.redis.ServerBinary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Redis that has everything on disk before it answers, and that comes back on the same port with all of it. */
final class RestartableRedis implements AutoCloseable {
    private static final int POLL_MILLIS = 20;
    private static final int START_WITHIN_MILLIS = 30_000;

    private final Path home;
    private final ServerBinary server;
    private final int port;
    private Process process;

    private RestartableRedis(Path home, ServerBinary server, int port) throws IOException, InterruptedException {
        this.home = home;
        this.server = server;
        this.port = port;
        this.process = launch();
    }

    static RestartableRedis start(Path directory) throws IOException, InterruptedException {
        Path home = Files.createDirectories(directory.toAbsolutePath());
        return new RestartableRedis(home, ServerBinary.find(home), FreePort.any());
    }

    /** {@code host:port}. */
    String endpoint() {
        return "127.0.0.1:" + port;
    }

    /** Ends it: on request, so that it says goodbye to its clients, or as {@code kill -9} does. */
    synchronized void stop(boolean killed) throws InterruptedException {
        if (killed) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
        process.waitFor();
    }

    /** Starts it again, and waits until it answers. */
    synchronized void startAgain() throws IOException, InterruptedException {
        process = launch();
    }

    private Process launch() throws IOException, InterruptedException {
        Process started = new ProcessBuilder(List.of(
                        server.file().toString(),
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--dir",
                        home.toString(),
                        "--appendonly",
                        "yes",
                        "--appendfsync",
                        "always",
                        "--save",
                        "",
                        "--maxmemory-policy",
                        "noeviction"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("redis.log").toFile()))
                .start();
        for (int waited = 0; !answers(); waited += POLL_MILLIS) {
            if (!started.isAlive() || waited > START_WITHIN_MILLIS) {
                started.destroyForcibly();
                throw new IllegalStateException("Redis does not start; see " + home.resolve("redis.log"));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return started;
    }

    // While it reads its data it takes connections and answers with an error.
    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(START_WITHIN_MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return "+PONG".equals(in.readLine());
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            stop(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
