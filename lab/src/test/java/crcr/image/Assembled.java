package crcr.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What {@code bootstrap/image/assemble} makes, in a directory that everybody may read and nobody may write to. Needs
 * the packaged service.
 */
final class Assembled implements AutoCloseable {
    private static final long HUNG_AFTER_SECONDS = 300;
    private static final String READ_ONLY = "a-w,a+rX";

    private final Path directory;

    private Assembled(Path directory) {
        this.directory = directory;
    }

    /** Makes it, as the Dockerfile does. */
    static Assembled make() {
        try {
            Path directory = Files.createTempDirectory("image");
            Assembled assembled = new Assembled(directory);
            String script = Path.of("..", "bootstrap", "image", "assemble")
                    .toAbsolutePath()
                    .toString();
            run(List.of(script, directory.toString()));
            // The image of the local target: one on top of the other.
            run(List.of(
                    "cp",
                    "-R",
                    "-p",
                    directory.resolve("app").toString(),
                    directory.resolve("both").toString()));
            run(List.of(
                    "cp",
                    "-R",
                    "-p",
                    directory + "/local/.",
                    directory.resolve("both").toString()));
            run(List.of("chmod", "-R", READ_ONLY, directory.toString()));
            return assembled;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(HUNG_AFTER_SECONDS, TimeUnit.SECONDS), () -> command + " hangs");
            assertEquals(0, process.exitValue(), () -> command + ": " + output);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** What is {@code /app} in the image. */
    Path app() {
        return directory.resolve("app");
    }

    /** What is {@code /app} in the image with a simulated GitHub. */
    Path appWithGitHub() {
        return directory.resolve("both");
    }

    /** A new directory outside that everybody may write to. */
    static Path writable() {
        try {
            Path made = Files.createTempDirectory("image-data");
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxrwxrwx"));
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How large everything below is, in bytes. */
    static long size(Path path) {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The modules of its Java runtime. */
    List<String> modules() {
        return run(List.of(app().resolve("runtime/bin/java").toString(), "--list-modules"))
                .lines()
                .map(line -> line.replaceAll("@.*", ""))
                .toList();
    }

    /** The lines of a file of options. */
    List<String> options(Path app, String name) {
        try {
            return new ArrayList<>(Files.readAllLines(app.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        delete(directory);
    }

    static void delete(Path directory) {
        run(List.of("chmod", "-R", "u+w", directory.toString()));
        run(List.of("rm", "-rf", directory.toString()));
    }
}
