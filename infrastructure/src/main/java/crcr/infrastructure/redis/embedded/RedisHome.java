package crcr.infrastructure.redis.embedded;

import crcr.application.operator.Setting;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/** The directory of the relay's own Redis, locked by this relay. */
final class RedisHome implements AutoCloseable {
    private final Path directory;
    // The lock ends with this process, however it ends.
    private final FileChannel lock;

    private RedisHome(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Makes the directory if it does not exist, and locks it.
     *
     * @throws EmbeddedRedis.InUseException if another relay has locked it
     */
    static RedisHome take(Path directory) throws IOException {
        // A link to a directory counts as one.
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return new RedisHome(directory, lock(directory));
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("relay.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // The lock is held within this same process, with the same meaning.
        }
        channel.close();
        throw new EmbeddedRedis.InUseException(
                "another relay uses the data in " + directory + "; end it, or set another " + Setting.DATA_DIR);
    }

    Path directory() {
        return directory;
    }

    Path log() {
        return directory.resolve("redis.log");
    }

    /** Writes the server's configuration, readable only by this user, and returns the file. */
    Path configure(String host, int port, String password) throws IOException {
        Path file = directory.resolve("redis.conf");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.write(
                file,
                List.of(
                        "bind " + host,
                        "port " + port,
                        "requirepass " + password,
                        "daemonize yes",
                        "dir \"" + directory + "\"",
                        "pidfile \"" + pidFile() + "\"",
                        "logfile \"" + log() + "\"",
                        "appendonly yes",
                        "appendfsync always",
                        "save \"\"",
                        "maxmemory-policy noeviction"));
    }

    /** Ends the server that uses the data, if there is one, and waits for that. */
    void endServer() throws InterruptedException {
        Optional<ProcessHandle> server = server();
        if (server.isPresent()) {
            ServerProcess.end(server.get());
        }
    }

    private Optional<ProcessHandle> server() {
        try {
            return ServerProcess.of(Long.parseLong(Files.readString(pidFile()).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Path pidFile() {
        return directory.resolve("redis.pid");
    }

    /** Releases the lock. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
