package crcr.infrastructure.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis of the relay's own, for a single machine: on loopback, behind a random password, with everything on disk
 * before it is answered. It runs in a session of its own, so that Ctrl-C at a terminal reaches the relay alone, which
 * then stops in its own order; one that a killed relay left behind is ended by the next start.
 */
public final class EmbeddedRedis implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofSeconds(30);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
    private static final int POLL_MILLIS = 10;
    private static final String LOOPBACK = "127.0.0.1";

    private final Path home;
    private final FileChannel lock;
    private final RedisAddress address;

    private EmbeddedRedis(Path home, FileChannel lock, RedisAddress address) {
        this.home = home;
        this.lock = lock;
        this.address = address;
    }

    /** Another relay uses the directory. */
    public static final class InUseException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        private InUseException(String message) {
            super(message);
        }
    }

    /**
     * Starts one and waits until it answers.
     *
     * @param directory where its data is; made if need be
     * @throws InUseException if another relay uses the directory
     * @throws IllegalStateException if Redis does not start; the message says why
     */
    public static EmbeddedRedis start(Path directory) {
        try {
            Path home = Files.createDirectories(
                    directory.toAbsolutePath().normalize(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FileChannel lock = lock(home);
            endLeftBehind(home);
            String password = randomPassword();
            int port = freePort();
            EmbeddedRedis redis = new EmbeddedRedis(
                    home, lock, new RedisAddress(LOOPBACK, port, false, Optional.empty(), Optional.of(password)));
            redis.launch(configure(home, port, password));
            redis.awaitReady(password);
            return redis;
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded Redis does not start in " + directory, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the embedded Redis was starting", e);
        }
    }

    /** Where it listens, and how to get in. */
    public RedisAddress address() {
        return address;
    }

    // The lock goes with this process, however it ends.
    private static FileChannel lock(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("relay.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held within this very process: the same answer.
        }
        channel.close();
        throw new InUseException("another relay uses the data in " + home + "; end it, or set another DATA_DIR");
    }

    private static void endLeftBehind(Path home) throws InterruptedException {
        Optional<ProcessHandle> redis = running(home);
        if (redis.isPresent()) {
            redis.get().destroy();
            awaitEnd(redis.get());
        }
    }

    private static Path configure(Path home, int port, String password) throws IOException {
        Path file = home.resolve("redis.conf");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(
                file,
                List.of(
                        "bind " + LOOPBACK,
                        "port " + port,
                        "requirepass " + password,
                        "daemonize yes",
                        "dir \"" + home + "\"",
                        "pidfile \"" + pidFile(home) + "\"",
                        "logfile \"" + logFile(home) + "\"",
                        "appendonly yes",
                        "appendfsync always",
                        "save \"\"",
                        "maxmemory-policy noeviction"));
        return file;
    }

    private void launch(Path configuration) throws IOException, InterruptedException {
        // Unpacked beside the data, and not anew into a directory for temporary files each time.
        Path executable = ExecutableProvider.newJarResourceProvider(home.toFile())
                .get()
                .toPath()
                .toAbsolutePath();
        Process starter = new ProcessBuilder(executable.toString(), configuration.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(starter.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (starter.waitFor() != 0) {
            throw failure(output.strip());
        }
    }

    private void awaitReady(String password) throws IOException, InterruptedException {
        for (long waited = 0; !answers(password); waited += POLL_MILLIS) {
            if (waited > START_WITHIN.toMillis()) {
                throw failure("see " + logFile(home));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private IllegalStateException failure(String why) throws IOException {
        lock.close();
        return new IllegalStateException("the embedded Redis does not start: " + why);
    }

    // While it reads its data it takes connections and answers with an error.
    private boolean answers(String password) {
        try (Socket socket = new Socket(address.host(), address.port())) {
            socket.setSoTimeout(Math.toIntExact(START_WITHIN.toMillis()));
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return "+OK".equals(in.readLine()) && "+PONG".equals(in.readLine());
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends it after it has written everything, and waits for that. */
    @Override
    public void close() {
        try (lock) {
            endLeftBehind(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // ProcessHandle.onExit() looks at a process that is not its child every few seconds only.
    private static void awaitEnd(ProcessHandle redis) throws InterruptedException {
        for (long waited = 0; isRedis(redis); waited += POLL_MILLIS) {
            if (waited > STOP_WITHIN.toMillis()) {
                redis.destroyForcibly();
                return;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private static Optional<ProcessHandle> running(Path home) {
        try {
            long pid = Long.parseLong(Files.readString(pidFile(home)).strip());
            return ProcessHandle.of(pid).filter(EmbeddedRedis::isRedis);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    // A process of that number is ours only if it is a Redis: numbers are used again. One that has ended, and whose
    // status nobody has asked for yet, has no command.
    private static boolean isRedis(ProcessHandle process) {
        return process.isAlive() && process.info().command().orElse("").contains("redis-server");
    }

    private static Path pidFile(Path home) {
        return home.resolve("redis.pid");
    }

    private static Path logFile(Path home) {
        return home.resolve("redis.log");
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
