package crcr.bootstrap.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.console.AdminRule;
import crcr.fixture.AppPrivateKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console is set as a whole or not at all. */
final class ConsoleSettingsTest {
    private static final Map<String, String> CONSOLE = Map.of(
            "CONSOLE_PORT", "8090",
            "CONSOLE_URL", "https://relay.example.org",
            "CONSOLE_ISSUER", "https://accounts.example.org/realms/ci/",
            "CONSOLE_CLIENT_ID", "crcr-console",
            "CONSOLE_CLIENT_SECRET", "a-secret-of-the-client");

    @TempDir
    private Path directory = Path.of("");

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "UPSTREAM_REPO", "pytorch/pytorch",
            "GITHUB_APP_ID", "4711",
            "GITHUB_APP_SECRET", "webhook-secret",
            "GITHUB_APP_PRIVATE_KEY", AppPrivateKey.pem(),
            "ALLOWLIST_URL", "https://github.com/pytorch/ci/blob/main/allowlist.yaml"));

    private ConsoleSettings read() throws InvalidSettingsException {
        return Settings.read(environment).console().orElseThrow();
    }

    private String refusal() {
        return String.valueOf(assertThrows(InvalidSettingsException.class, () -> Settings.read(environment))
                .getMessage());
    }

    @Test
    void withoutAPortThereIsNone() throws InvalidSettingsException {
        assertEquals(Optional.empty(), Settings.read(environment).console());
    }

    @Test
    void itIsReadWithItsDefaults() throws InvalidSettingsException {
        environment.putAll(CONSOLE);

        ConsoleSettings console = read();

        assertEquals(8090, console.port());
        assertEquals("https://relay.example.org", console.origin().toString());
        assertEquals("https://accounts.example.org/realms/ci/", console.issuer());
        assertEquals("crcr-console", console.clientId());
        assertEquals("a-secret-of-the-client", console.clientSecret().get().reveal());
        assertEquals(List.of(), console.admins());
        assertFalse(console.openResults());
    }

    @Test
    void everythingThatIsSetCounts() throws InvalidSettingsException, IOException {
        environment.putAll(CONSOLE);
        environment.remove("CONSOLE_CLIENT_SECRET");
        environment.put(
                "CONSOLE_CLIENT_SECRET_FILE",
                Files.writeString(directory.resolve("secret"), "a-secret-in-a-file\n")
                        .toString());
        environment.put("CONSOLE_URL", "http://localhost:8090/");
        environment.put("CONSOLE_ADMINS", "email:ada@example.org, groups:relay-admins");
        environment.put("CONSOLE_PUBLIC", "results");

        ConsoleSettings console = read();

        assertEquals("http://localhost:8090", console.origin().toString());
        assertEquals("a-secret-in-a-file", console.clientSecret().get().reveal());
        assertEquals(
                List.of(new AdminRule("email", "ada@example.org"), new AdminRule("groups", "relay-admins")),
                console.admins());
        assertTrue(console.openResults());
        assertEquals(1, Settings.read(environment).secretFiles().size());
    }

    @Test
    void eachSettingThatIsMissingIsNamed() {
        environment.put("CONSOLE_PORT", "8090");

        String refusal = refusal();

        for (String name : List.of(
                "CONSOLE_URL",
                "CONSOLE_ISSUER",
                "CONSOLE_CLIENT_ID",
                "CONSOLE_CLIENT_SECRET, or CONSOLE_CLIENT_SECRET_FILE")) {
            assertTrue(refusal.contains(name.replaceFirst(",.*", "") + " is required"), refusal);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONSOLE_URL",
                "CONSOLE_ISSUER",
                "CONSOLE_CLIENT_ID",
                "CONSOLE_CLIENT_SECRET",
                "CONSOLE_ADMINS",
                "CONSOLE_PUBLIC"
            })
    void noneOfThemIsOfUseWithoutAPort(String name) {
        environment.put(name, CONSOLE.getOrDefault(name, "results"));

        assertTrue(refusal().contains("CONSOLE_PORT is required with " + name), this::refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "CONSOLE_PORT, 65536, a whole number from 0 to 65535",
        "CONSOLE_PORT, 8080, must be another port than SERVER_PORT and MANAGEMENT_PORT",
        "CONSOLE_PORT, 9090, must be another port than SERVER_PORT and MANAGEMENT_PORT",
        "CONSOLE_URL, http://relay.example.org, must be an https URL of a host without a path",
        "CONSOLE_URL, https://relay.example.org/console, must be an https URL of a host without a path",
        "CONSOLE_URL, https://relay.example.org?a=b, must be an https URL of a host without a path",
        "CONSOLE_URL, https://relay.example.org/#a, must be an https URL of a host without a path",
        "CONSOLE_URL, https://ada@relay.example.org, must be an https URL of a host without a path",
        "CONSOLE_ISSUER, http://accounts.example.org, must be the https URL of an OpenID Connect provider",
        "CONSOLE_CLIENT_ID, crcr console, must be the provider's id for the console",
        "CONSOLE_CLIENT_SECRET, short, must be 16 to 1000",
        "CONSOLE_ADMINS, ada@example.org, must be email:<address> or <claim>:<value>",
        "CONSOLE_PUBLIC, all, 'must be results, or not set'"
    })
    void whatIsWrongIsNamed(String name, String value, String words) {
        environment.putAll(CONSOLE);
        environment.put(name, value);

        String refusal = refusal();

        assertTrue(refusal.contains(name) && refusal.contains(words), refusal);
        assertFalse(refusal.contains("CONSOLE_CLIENT_SECRET") && refusal.contains(value), refusal);
    }
}
