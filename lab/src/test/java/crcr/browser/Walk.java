package crcr.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.npm.NpmFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A script below {@code lab/browser} that walks through the console with the machine's own Chromium. */
public final class Walk {
    private static final Path FOLDER = Path.of("browser");
    private static final NpmFolder PACKAGES = new NpmFolder(FOLDER);
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");
    private static final Path PICTURES = Path.of("target", "pictures").toAbsolutePath();

    private Walk() {}

    /**
     * Walks, and fails with the script's own words if it fails. Skipped where there is no Chromium.
     *
     * @param script its name without the ending
     * @param stage what it needs to know; where the browser is is added
     */
    public static void walk(String script, ObjectNode stage) {
        requireBrowser();
        stage.put("browser", browser().orElseThrow().toString()).put("pictures", PICTURES.toString());
        try {
            Process walking = start(script, stage);
            walking.getOutputStream().close();
            String words = new String(walking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, walking.waitFor(), words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted on a walk", e);
        }
    }

    /** Skips the test where there is no Chromium. */
    public static void requireBrowser() {
        assumeTrue(browser().isPresent(), "there is no Chromium on this machine: install one of " + BROWSERS);
    }

    /** Starts a script that has to know this. */
    public static Process start(String script, ObjectNode stage) throws IOException {
        assertTrue(Files.isDirectory(PACKAGES.file("playwright-core")), "npm ci has not fetched the packages");
        ProcessBuilder node = new ProcessBuilder("node", script + ".mjs")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true);
        node.environment().put("CRCR_STAGE", stage.toString());
        return node.start();
    }

    private static Optional<Path> browser() {
        List<Path> folders = Arrays.stream(Optional.ofNullable(System.getenv("PATH"))
                        .orElse("")
                        .split(Pattern.quote(java.io.File.pathSeparator)))
                .map(Path::of)
                .toList();
        return BROWSERS.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
