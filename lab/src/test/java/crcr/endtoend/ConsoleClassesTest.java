package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.lab.simulator.oidc.OpenIdProviderSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        return LoadedClasses.with(directory, more).stream()
                .filter(line -> OF_THE_CONSOLE.stream().anyMatch(line::contains))
                .toList();
    }
}
