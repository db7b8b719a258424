package crcr.infrastructure.redis.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A directory with a file system of its own in memory, for which one has to be root on Linux. */
record MountedDirectory(Path path) implements AutoCloseable {
    /** Mounts it over an existing directory, or skips the test. */
    static MountedDirectory at(Path path, String options) throws IOException, InterruptedException {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("user.name").equals("root"),
                "only root on Linux may mount a directory with " + options);
        Process mount = process("mount", "-t", "tmpfs", "-o", options, "relay-test", path.toString());
        String words = new String(mount.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(mount.waitFor() == 0, "this machine lets nobody mount a directory: " + words);
        return new MountedDirectory(path);
    }

    private static Process process(String... command) throws IOException {
        return new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    }

    @Override
    public void close() throws IOException {
        assertEquals(
                0, process("umount", "--lazy", path.toString()).onExit().join().exitValue());
    }
}
