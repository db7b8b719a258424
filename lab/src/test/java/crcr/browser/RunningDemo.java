package crcr.browser;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./relay demo} in a process of its own, after its event has gone its way. */
final class RunningDemo implements AutoCloseable {
    private static final Pattern CONSOLE = Pattern.compile("  Look on at (http://\\S+), .*");
    private static final String ENDED = "  Ctrl-C stops everything";

    private final Process process;
    private final String console;

    private RunningDemo(Process process, String console) {
        this.process = process;
        this.console = console;
    }

    /** Starts it, and waits until it invites to look. */
    static RunningDemo start() {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-Daction.directory=" + Path.of("..", "action").toAbsolutePath(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "crcr.lab.demo.Demo")
                    .redirectErrorStream(true)
                    .start();
            return played(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RunningDemo played(Process process) throws IOException {
        List<String> words = new ArrayList<>();
        String console = "";
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            words.add(line);
            Matcher address = CONSOLE.matcher(line);
            console = address.matches() ? address.group(1) : console;
            if (line.startsWith(ENDED)) {
                return new RunningDemo(process, console);
            }
        }
        return fail("the demo ended: " + String.join("\n", words));
    }

    /** The address of its console. */
    String console() {
        return console;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
