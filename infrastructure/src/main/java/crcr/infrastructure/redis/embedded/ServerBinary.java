package crcr.infrastructure.redis.embedded;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The program of a Redis server that runs on this machine: the one that comes with the relay or, where that one does
 * not run, a {@code redis-server} or {@code valkey-server} on the {@code PATH}.
 */
public final class ServerBinary implements AutoCloseable {
    private final Unpacked program;
    private final String description;

    private ServerBinary(Unpacked program, String description) {
        this.program = program;
        this.description = description;
    }

    /**
     * Finds one.
     *
     * @param home where its data are, and where the one that comes with the relay is unpacked if it can be started
     *     there
     * @throws IllegalStateException if there is none; the message says why, and what to install
     */
    public static ServerBinary find(Path home) {
        return ServerSearch.onThisMachine().find(home);
    }

    static ServerBinary carried(Unpacked program, ServerVersion version) {
        return new ServerBinary(program, version + ", which comes with the relay, started from " + program.file());
    }

    static ServerBinary ofThisMachine(Path file, ServerVersion version, String whyNotTheCarried) {
        return new ServerBinary(
                new Unpacked(file, false),
                version + " of this machine, " + file + ", since the one that comes with the relay cannot be used ("
                        + whyNotTheCarried + ")");
    }

    /** Returns where it is. */
    public Path file() {
        return program.file();
    }

    /** Returns what it is, for the log. */
    String description() {
        return description;
    }

    /** Removes what was unpacked outside of the data's directory. A server that runs goes on. */
    @Override
    public void close() throws IOException {
        program.close();
    }
}
