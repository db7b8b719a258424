package crcr.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code ./relay}: which commands it has, and what they print for {@code --help}. */
final class RelayScript {
    // Tests run in their module's directory.
    private static final Path FILE = Path.of("..", "relay");
    private static final Pattern WITH_USAGE =
            Pattern.compile("# These have usages of their own\\.\ncase \\$command in\n  ([\\w |]+)\\) ;;");

    private final String text;

    private RelayScript(String text) {
        this.text = text;
    }

    static RelayScript read() {
        try {
            return new RelayScript(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the commands that have a usage of their own. */
    List<String> commandsWithUsage() {
        return List.of(find(WITH_USAGE, "the list of commands with a usage").split(" \\| ", -1));
    }

    /** Returns what the script itself prints. */
    String usage() {
        return output("bash", FILE.toString(), "help");
    }

    /** Returns what the class behind a command prints. The script would build the service first. */
    String usage(String command) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // Without what tests log with.
        String path = Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        String type = find(
                Pattern.compile("\\R  " + command + "\\)[^;]*? (crcr\\.[\\w.]+) \"\\$@\" ;;"),
                "the class of " + command);
        return output(
                java,
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                path,
                type,
                "--help");
    }

    private String find(Pattern pattern, String what) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("./relay does not have " + what);
        }
        return matcher.group(1);
    }

    private static String output(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), () -> List.of(command) + " failed: " + output);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
