package crcr.npm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder whose {@code package-lock.json} pins packages for tests; npm fetches them the first time. */
public final class NpmFolder {
    /** What GitHub publishes of itself. */
    public static final NpmFolder LAB = new NpmFolder(Path.of("npm"));

    // Tests run in several processes.
    private static final Path LOCK = Path.of("target", "npm.lock").toAbsolutePath();

    private final Path folder;

    /** The folder at that path; nothing is fetched yet. */
    public NpmFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Returns where a file of the packages lies, whether it is there or not. What the lock names is fetched before,
     * unless it is there.
     *
     * @param file below {@code node_modules}
     */
    public Path file(String file) {
        synchronized (NpmFolder.class) {
            fetchOnce();
        }
        return folder.resolve("node_modules").resolve(file);
    }

    private void fetchOnce() {
        try (FileChannel file = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = file.lock()) {
            if (!isFetched()) {
                fetch();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // npm leaves behind what it installed by.
    private boolean isFetched() throws IOException {
        Path installed = folder.resolve("node_modules/.package-lock.json");
        return Files.exists(installed)
                && Files.getLastModifiedTime(installed)
                                .compareTo(Files.getLastModifiedTime(folder.resolve("package-lock.json")))
                        >= 0;
    }

    private void fetch() throws IOException {
        Process npm;
        try {
            npm = new ProcessBuilder("npm", "ci", "--loglevel=error")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new AssertionError("npm cannot be run: install Node 20 or newer with npm", e);
        }
        String output = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (npm.waitFor() != 0) {
                throw new AssertionError("run \"npm ci\" in " + folder + ", which failed here: " + output);
            }
        } catch (InterruptedException e) {
            npm.destroy();
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while npm fetches " + folder, e);
        }
    }
}
