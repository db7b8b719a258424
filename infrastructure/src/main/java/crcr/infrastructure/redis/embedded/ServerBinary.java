package crcr.infrastructure.redis.embedded;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The program of a Redis server for this machine: the one that comes with the relay or, where that one does not run, a
 * {@code redis-server} or {@code valkey-server} on the {@code PATH}.
 */
public final class ServerBinary implements AutoCloseable {
    private final Unpacked program;
    private final String description;

    private ServerBinary(Unpacked program, String description) {
        this.program = program;
        this.description = description;
    }

    /**
     * Finds a server.
     *
     * @param home the directory of its data, in which the relay's own server is unpacked if it can be started there
     * @throws IllegalStateException if there is none; the message has the cause, and advice what to install
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

    /** Returns the program's file. */
    public Path file() {
        return program.file();
    }

    /** Returns a description of the program, for the log. */
    String description() {
        return description;
    }

    /** Removes files that were unpacked outside of the data's directory. A running server continues. */
    @Override
    public void close() throws IOException {
        program.close();
    }
}
