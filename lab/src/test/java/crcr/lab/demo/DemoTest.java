package crcr.lab.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.lab.demo.cast.Cast;
import crcr.lab.simulator.hud.HudSimulator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoTest {
    @TempDir
    Path directory = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void oneEventReachesEveryoneAndEveryRecordReachesHud() throws Exception {
        assertEquals(0, demo(false, _ -> {}, "--once"), this::shown);

        assertTrue(
                shown().matches("(?s).*one event on its way\\s+Look on at http://127\\.0\\.0\\.1:\\d+/, .*"),
                this::shown);
        assertTrue(shown().contains("12 of 12 expected records arrived"), this::shown);
        assertTrue(
                shown().contains("7 taken by GitHub, 1 refused: fjordsoft/robots has not installed the App"),
                this::shown);
        assertTrue(shown().contains("3 of 3 expected check runs show on the pull request"), this::shown);
        assertTrue(shown().contains("harbor-hpc/dist   somebody asks for the failed check again"), this::shown);
        assertTrue(shown().contains("completed of attempt 2, success: the relay answers 200"), this::shown);
        assertTrue(shown().contains("  failure → success  "), this::shown);
        assertTrue(shown().contains("duplicate:true, targets 1"), this::shown);
        assertTrue(shown().contains("GitHub says 404 Not Found (App not installed, as expected)"), this::shown);
        assertTrue(
                shown().contains(
                                "ironwood-ai/serving on Buildkite reports success of 9c1e6f0b52d7: the relay answers 200,"
                                        + " HUD has it"),
                this::shown);
        assertEquals("", err.toString(UTF_8));
    }

    @Test
    void onATerminalTheTableIsDrawnInItsPlace() throws Exception {
        assertEquals(0, demo(true, _ -> {}, "--once"), this::shown);

        assertTrue(shown().contains("\u001b[9F"), this::shown);
        assertFalse(shown().contains("in_progress: the relay answers 200"), this::shown);
    }

    @Test
    void aRecordThatHudHasNotIsNamed() throws Exception {
        Consumer<HudSimulator> losing = hud -> hud.refuse(record -> isCompleted(record, "dunefield/sparse"));

        assertEquals(1, demo(false, losing, "--once"), this::shown);

        assertTrue(shown().contains("11 of 12 expected records arrived"), this::shown);
        assertTrue(
                err.toString(UTF_8).contains("dunefield/sparse: completed is missing at HUD"),
                () -> err.toString(UTF_8));
    }

    @Test
    void aNightlyResultThatHudHasNotIsNamed() throws Exception {
        Consumer<HudSimulator> losing = hud -> hud.refuse(
                record -> record.at("/trusted/verified_repo").asText().equals("ironwood-ai/serving"));

        assertEquals(1, demo(false, losing, "--once"), this::shown);

        assertTrue(
                err.toString(UTF_8).contains("ironwood-ai/serving on Buildkite reports success"),
                () -> err.toString(UTF_8));
    }

    private static boolean isCompleted(JsonNode record, String repository) {
        return record.at("/trusted/verified_repo").asText().equals(repository)
                && record.at("/untrusted/callback_payload/workflow/status")
                        .asText()
                        .equals("completed");
    }

    @Test
    void aPushIsSentFromAFile() throws Exception {
        Path push = Files.writeString(directory.resolve("push.json"), """
                {"ref": "refs/heads/main", "before": "c04a7be1935d28f6a1e07b94d3568f2ca9e1b370",
                 "after": "5f2c9e0b7d1a4386e94c21b0fa3d68c75e10972b", "repository": {"full_name": "other-org/engine"}}
                """);

        assertEquals(0, demo(false, _ -> {}, "--once", "--event", push.toString()), this::shown);

        assertTrue(shown().contains("a push event (other-org/engine, refs/heads/main)"), this::shown);
        assertTrue(shown().contains("10 of 10 expected records arrived"), this::shown);
        assertTrue(shown().contains("no check run is expected"), this::shown);
    }

    @Test
    void anEventThatTheRelayDoesNotRelayIsNoSuccess() throws Exception {
        Path labeled = Files.writeString(directory.resolve("labeled.json"), """
                {"action": "labeled", "pull_request": {"number": 1, "head": {"sha": "5f2c9e0b7d1a4386e94c21b0fa3d68c75e10972b"}},
                 "repository": {"full_name": "other-org/engine"}}
                """);

        assertEquals(1, demo(false, _ -> {}, "--once", "--event", labeled.toString()), this::shown);

        assertTrue(err.toString(UTF_8).contains("the relay did not take the event: 200"), () -> err.toString(UTF_8));
        assertTrue(err.toString(UTF_8).contains("labeled"), () -> err.toString(UTF_8));
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        assertEquals(2, demo(false, _ -> {}, "--event", "nowhere.json"));

        assertEquals("relay demo: --event nowhere.json: there is no such file\n", err.toString(UTF_8));
        assertEquals("", shown());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            not JSON                                                | is not JSON
            ''                                                      | names no repository
            []                                                      | names no repository
            {"pull_request": {}}                                    | names no repository
            {"repository": {"full_name": "engine"}}                 | names no repository
            {"repository": {"full_name": "other-org/engine"}}       | is neither a pull_request event
            """)
    void aFileThatIsNoEventIsRefused(String content, String problem) throws Exception {
        Path file = Files.writeString(directory.resolve("event.json"), content);

        assertEquals(2, demo(false, _ -> {}, "--event", file.toString()));

        assertTrue(err.toString(UTF_8).contains(file + ": " + problem), () -> err.toString(UTF_8));
        assertEquals("", shown());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --twice | there is no option '--twice'
            --event | --event needs the name of a file
            """)
    void whatIsNotUnderstoodIsAnsweredWithTheUsage(String argument, String problem) throws Exception {
        assertEquals(2, demo(false, _ -> {}, argument));

        assertTrue(err.toString(UTF_8).contains(problem), () -> err.toString(UTF_8));
        assertTrue(err.toString(UTF_8).contains("Usage: ./relay demo"), () -> err.toString(UTF_8));
    }

    @Test
    void helpIsNoMistake() throws Exception {
        assertEquals(0, demo(false, _ -> {}, "--help"));

        assertEquals(Options.USAGE, shown());
    }

    private int demo(boolean terminal, Consumer<HudSimulator> directing, String... arguments) throws Exception {
        Demo demo = new Demo(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                terminal,
                Cast.standard().inNoTime(),
                // Surefire runs in the directory of the module.
                Path.of("../action"),
                directing);
        return demo.run(List.of(arguments));
    }

    private String shown() {
        return out.toString(UTF_8);
    }
}
