package crcr.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command understands, without a relay. */
final class DeadCommandTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-05-04T12:00:00Z"), ZoneOffset.UTC);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Map<String, String> environment, String... arguments) {
        return DeadCommand.run(
                List.of(arguments),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-04T10:00:00Z, 2026-05-04T10:00:00Z",
        "2026-05-04T12:00:00+02:00, 2026-05-04T10:00:00Z",
        "2026-05-03, 2026-05-03T00:00:00Z",
        "90s, 2026-05-04T11:58:30Z",
        "30m, 2026-05-04T11:30:00Z",
        "2h, 2026-05-04T10:00:00Z",
        "3d, 2026-05-01T12:00:00Z"
    })
    void aTimeIsAnInstantADateOrAnAge(String text, String instant) {
        assertEquals(Optional.of(Instant.parse(instant)), PointInTime.parse(text, NOON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2w", "h", "-2h", "2026-13-01", "2026-05-04T25:00:00Z", "2026-05-04 10:00"})
    void anythingElseIsNoTime(String text) {
        assertEquals(Optional.empty(), PointInTime.parse(text, NOON));
    }

    @Test
    void optionsBecomeParameters() {
        var understood = assertInstanceOf(
                DeadRequest.ArgumentReading.Understood.class,
                DeadRequest.read(
                        List.of("retry", "--queue", "hud", "--repo", "a/b", "--since", "2h", "--dry-run", "--json"),
                        NOON));

        assertEquals(
                new DeadRequest(
                        DeadRequest.Verb.RETRY,
                        Map.of("queue", "hud", "repo", "a/b", "since", "2026-05-04T10:00:00Z", "dry_run", "true"),
                        true),
                understood.request());
    }

    @ParameterizedTest
    @CsvSource({
        "'', list",
        "mend, 'dead mend'",
        "retry, nothing is selected",
        "drop --dry-run, nothing is selected",
        "list --dry-run, --dry-run",
        "list --color, --color",
        "list --id, --id needs a value",
        "list --since soon, --since must be",
        "show --id a, show needs",
        "show --queue hud --id a --repo a/b, show needs",
        "list --id a --id b, given twice"
    })
    void whatIsWrongIsNamed(String arguments, String problem) {
        assertEquals(2, run(Map.of(), arguments.isEmpty() ? new String[0] : arguments.split(" ", -1)));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains(problem), err::toString);
        assertEquals(0, out.size());
    }

    @Test
    void helpIsGivenWhereverItIsAskedFor() {
        assertEquals(0, run(Map.of(), "retry", "--help"));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("Usage: ./relay dead"), out::toString);
        assertEquals(0, err.size());
    }

    @Test
    void aRelayThatIsNotThereIsSaidToBe() {
        assertEquals(1, run(Map.of("MANAGEMENT_PORT", "1"), "list"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("http://127.0.0.1:1;"), err::toString);
    }

    @Test
    void theFileOfSettingsIsReadToo(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("relay.yaml"), "MANAGEMENT_PORT: 1\nOTHER: name\n");

        assertEquals(1, run(Map.of("RELAY_CONFIG", file.toString()), "list"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("http://127.0.0.1:1;"), err::toString);

        Files.writeString(file, "ADMIN_TOKEN: let-me-in");
        assertEquals(
                2, run(Map.of("RELAY_CONFIG", file.toString(), "MANAGEMENT_URL", "http://relay.example.org"), "list"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("with ADMIN_TOKEN, MANAGEMENT_URL"), err::toString);

        Files.writeString(file, "\nMANAGEMENT_PORT: [");
        assertEquals(2, run(Map.of("RELAY_CONFIG", file.toString()), "list"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains(file + ", line 2)"), err::toString);
    }

    @Test
    void theTokenIsNotSentInTheClear() {
        Map<String, String> environment =
                Map.of("MANAGEMENT_URL", "http://relay.example.org:9090", "ADMIN_TOKEN", "let-me-in");
        assertEquals(2, run(environment, "list"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("MANAGEMENT_URL must be https"), err::toString);
        assertFalse(err.toString(StandardCharsets.UTF_8).contains("let-me-in"), err::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relay:9090", "ftp://relay", "http://user@relay", "http://relay/path", "http://relay:http"})
    void aManagementUrlIsOne(String url) {
        assertEquals(2, run(Map.of("MANAGEMENT_URL", url), "list"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("MANAGEMENT_URL"), err::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "0", "65536", "-1"})
    void aManagementPortIsOne(String port) {
        assertEquals(2, run(Map.of("MANAGEMENT_PORT", port), "list"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("MANAGEMENT_PORT must be"), err::toString);
    }

    @Test
    void othersWordsDoNotSteerTheTerminal() {
        String body =
                "{\"ok\":true,\"dead_letters\":[{\"queue\":\"hud\",\"id\":\"a\",\"reason\":\"red \\u001b[31m\\nline\"}]}";

        assertTrue(
                DeadText.of(DeadRequest.Verb.LIST, body).endsWith("red [31m line"),
                () -> DeadText.of(DeadRequest.Verb.LIST, body));
    }
}
