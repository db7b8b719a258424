package crcr.infrastructure.redis.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An unpacked program.
 *
 * @param temporary whether its directory was made for it
 */
record Unpacked(Path file, boolean temporary) implements Closeable {
    /** Removes the program, with its directory if that is temporary. A process that runs it continues. */
    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.getParent());
        }
    }
}
