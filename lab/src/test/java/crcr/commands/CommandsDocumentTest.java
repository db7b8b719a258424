package crcr.commands;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.GeneratedPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/operate/commands.md has what the commands print for {@code --help}. */
final class CommandsDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "operate", "commands.md");
    private static final RelayScript SCRIPT = RelayScript.read();

    private static Stream<String> commands() {
        return SCRIPT.commandsWithUsage().stream();
    }

    private static String block(String text) {
        return "```text\n" + text + "```\n";
    }

    @Test
    void theDocumentHasTheUsageOfTheScript() throws IOException {
        new GeneratedPart(DOCUMENT, "relay").mustBe(block(SCRIPT.usage()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theDocumentHasTheUsageOfEachCommand(String command) throws IOException {
        String usage = SCRIPT.usage(command);

        assertTrue(usage.startsWith("Usage: ./relay " + command), usage);
        new GeneratedPart(DOCUMENT, command).mustBe(block(usage));
    }

    @Test
    void theScriptNamesEachCommandThatHasAUsage() {
        String usage = SCRIPT.usage();

        List.of("doctor", "dead", "trust", "why", "scorecard")
                .forEach(command -> assertTrue(usage.contains("./relay " + command + " --help"), usage));
    }
}
