package crcr.infrastructure.redis.embedded;

import crcr.infrastructure.redis.place.RedisAddress;
import crcr.infrastructure.shared.text.ShowableText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Redis server of the relay's own, for a single machine: on loopback, behind a random password, and with everything
 * on disk before it answers. It runs in a session of its own, so that Ctrl-C at a terminal reaches only the relay,
 * which then stops in its own order. The next start ends one that a killed relay left behind.
 */
public final class EmbeddedRedis implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final Duration START_WITHIN = Duration.ofSeconds(30);
    private static final int POLL_MILLIS = 10;
    private static final int ANSWER_WITHIN_MILLIS = 1000;
    private static final String LOOPBACK = "127.0.0.1";

    private final RedisHome home;
    private final RedisAddress address;

    private EmbeddedRedis(RedisHome home, RedisAddress address) {
        this.home = home;
        this.address = address;
    }

    /** Another relay uses the directory. */
    public static final class InUseException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        InUseException(String message) {
            super(message);
        }
    }

    /**
     * Starts a server and waits until it answers.
     *
     * @param directory the directory of its data; made if it does not exist
     * @throws InUseException if another relay uses the directory
     * @throws IllegalStateException if Redis does not start; the message has the cause
     */
    public static EmbeddedRedis start(Path directory) {
        return start(directory, ServerSearch.onThisMachine(), EmbeddedRedis::freePort);
    }

    /** Chooses the port on which it listens. */
    @FunctionalInterface
    interface Port {
        int choose() throws IOException;
    }

    static EmbeddedRedis start(Path directory, ServerSearch search, Port port) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            RedisHome home = RedisHome.take(path);
            try {
                home.endServer();
                return launch(home, search, port.choose());
            } catch (IOException | InterruptedException | IllegalStateException e) {
                home.close();
                throw e;
            }
        } catch (InUseException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException(notStarted(path) + FileTrouble.words(e), e);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(notStarted(path) + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(notStarted(path) + "interrupted", e);
        }
    }

    private static String notStarted(Path directory) {
        return "the relay's own Redis does not start in " + directory + ": ";
    }

    private static EmbeddedRedis launch(RedisHome home, ServerSearch search, int port)
            throws IOException, InterruptedException {
        String password = randomPassword();
        Path configuration = home.configure(LOOPBACK, port, password);
        ServerLog log = ServerLog.fromNow(home.log());
        try (ServerBinary binary = search.find(home.directory())) {
            LOG.info("the relay's own Redis is {}", binary.description());
            begin(binary, configuration, password);
        }
        RedisAddress address = new RedisAddress(LOOPBACK, port, false, Optional.empty(), Optional.of(password));
        awaitReady(address, password, log);
        return new EmbeddedRedis(home, address);
    }

    // Redis quotes its configuration if it cannot parse it.
    private static void begin(ServerBinary binary, Path configuration, String password)
            throws IOException, InterruptedException {
        Process starter = new ProcessBuilder(binary.file().toString(), configuration.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(starter.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (starter.waitFor() != 0) {
            throw new IllegalStateException(ShowableText.line(output.replace(password, "…")));
        }
    }

    /** Returns its address and login. */
    public RedisAddress address() {
        return address;
    }

    private static void awaitReady(RedisAddress address, String password, ServerLog log)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + START_WITHIN.toNanos();
        while (!answers(address, password)) {
            OptionalLong pid = log.pid();
            if (pid.isPresent() && ServerProcess.of(pid.getAsLong()).isEmpty()) {
                throw new IllegalStateException("its log " + log.file() + " ends with: " + log.lastWarnings());
            }
            if (System.nanoTime() - until > 0) {
                throw new IllegalStateException("it does not answer within " + START_WITHIN.toSeconds()
                        + " s; see its log " + log.file() + ", which warns: " + log.lastWarnings());
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    // While it reads its data it accepts connections and answers with an error.
    private static boolean answers(RedisAddress address, String password) {
        try (Socket socket = new Socket(address.host(), address.port())) {
            socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return "+OK".equals(in.readLine()) && "+PONG".equals(in.readLine());
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends the server after it has written everything, and waits for that. */
    @Override
    public void close() {
        try (home) {
            home.endServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
