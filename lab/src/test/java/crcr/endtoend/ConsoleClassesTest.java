package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.Eventually;
import crcr.lab.simulator.oidc.OpenIdProviderSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has no console pays nothing for it: not a class of it is loaded by a relay that works. */
final class ConsoleClassesTest {
    private static final List<String> OF_THE_CONSOLE =
            List.of(" crcr.infrastructure.http.console.", " gg.jte.", " io.helidon.security.providers.");

    private static final Map<String, String> CONSOLE = Map.of(
            "CONSOLE_PORT", "0",
            "CONSOLE_URL", "https://console.example.org",
            "CONSOLE_ISSUER", "https://accounts.example.org",
            "CONSOLE_CLIENT_ID", "crcr-console",
            "CONSOLE_CLIENT_SECRET", OpenIdProviderSimulator.CLIENT_SECRET);

    @Test
    void nothingOfTheConsoleIsLoadedUnlessItIsConfigured(@TempDir Path directory)
            throws IOException, InterruptedException {
        assertEquals(List.of(), loaded(directory.resolve("without"), Map.of()));

        List<String> with = loaded(directory.resolve("with"), CONSOLE);
        assertTrue(with.stream().anyMatch(line -> line.contains(OF_THE_CONSOLE.getFirst())), with::toString);
    }

    private static List<String> loaded(Path directory, Map<String, String> more)
            throws IOException, InterruptedException {
        Files.createDirectory(directory);
        Path classes = directory.resolve("classes.log");
        try (Surroundings surroundings = new Surroundings();
                Http http = new Http()) {
            surroundings.publishAllowlist();
            Map<String, String> settings = surroundings.settings();
            settings.put("DATA_DIR", directory.resolve("data").toString());
            settings.put("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + classes);
            settings.putAll(more);
            try (RelayProcess process = RelayProcess.start(directory, settings).awaitReady(http)) {
                http.send(Payloads.openedPullRequest().to(process.atPublicPort("/github/webhook")))
                        .assertTaken(202);
                Eventually.holds(
                        "it works", () -> surroundings.github().dispatches().size() == Surroundings.DOWNSTREAMS.size());
                process.terminate();
            }
        }
        try (Stream<String> lines = Files.lines(classes)) {
            return lines.filter(line -> OF_THE_CONSOLE.stream().anyMatch(line::contains))
                    .toList();
        }
    }
}
