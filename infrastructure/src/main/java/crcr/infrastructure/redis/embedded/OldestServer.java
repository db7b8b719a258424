package crcr.infrastructure.redis.embedded;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The oldest usable version of a Redis server.
 *
 * @param reason why an older one is not usable
 */
record OldestServer(int major, int minor, String reason) {
    // Redis 7 keeps its append-only files in this directory. An older one does not look there, and would start
    // empty.
    private static final String DATA_SINCE_7 = "appendonlydir";

    /** Returns the oldest version that suits the relay and the data in {@code home}. */
    static OldestServer thatReads(Path home) {
        return Files.isDirectory(home.resolve(DATA_SINCE_7))
                ? new OldestServer(7, 0, "the data in " + home + " were written by version 7.0 or newer")
                : new OldestServer(6, 2, "the relay needs version 6.2 or newer");
    }

    boolean permits(ServerVersion version) {
        return version.isAtLeast(major, minor);
    }

    String refusal(ServerVersion version) {
        return "it is " + version + ", and " + reason;
    }

    @Override
    public String toString() {
        return "Redis " + major + "." + minor + " or newer, or Valkey";
    }
}
