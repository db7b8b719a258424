package crcr.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import crcr.monitoring.AlertRules.Alert;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each alert fires when it should and not when it should not, by promtool where that is installed. */
final class PrometheusRuleTest {
    private static final String TESTS = "prometheus-rule-test.yaml";
    private static final long HUNG_AFTER_SECONDS = 120;

    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(directory.resolve("rules.yaml"), AlertRules.file());
        Files.copy(AlertRules.FOLDER.resolve(TESTS), directory.resolve(TESTS));
    }

    private static Set<String> tested(Predicate<List<?>> expected) {
        return AlertRules.list(AlertRules.read(AlertRules.FOLDER.resolve(TESTS)), "tests").stream()
                .flatMap(test -> AlertRules.list(test, "alert_rule_test").stream())
                .filter(test -> expected.test((List<?>) test.getOrDefault("exp_alerts", List.of())))
                .map(test -> String.valueOf(test.get("alertname")))
                .collect(Collectors.toSet());
    }

    @Test
    void everyAlertIsTestedBothWays() {
        Set<String> alerts = AlertRules.all().map(Alert::name).collect(Collectors.toSet());

        assertEquals(alerts, tested(expected -> !expected.isEmpty()));
        assertEquals(alerts, tested(List::isEmpty));
    }

    @Test
    void everyAlertFiresWhenItShouldAndNotWhenItShouldNot() throws Exception {
        Ended check = promtool("check", "rules", "rules.yaml");
        assertEquals(0, check.status(), check::output);
        Ended test = promtool("test", "rules", TESTS);
        assertEquals(0, test.status(), test::output);
    }

    @Test
    void aThresholdThatIsNeverReachedIsNoticed() throws Exception {
        Path rules = directory.resolve("rules.yaml");
        String changed = Files.readString(rules).replaceAll("> [0-9.]+", "> 1e9");
        assertNotEquals(Files.readString(rules), changed);
        Files.writeString(rules, changed);

        assertTrue(promtool("test", "rules", TESTS).status() != 0);
    }

    private record Ended(int status, String output) {}

    private Ended promtool(String... arguments) throws IOException, InterruptedException {
        assumeTrue(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                        .map(folder -> Path.of(folder, "promtool"))
                        .anyMatch(Files::isExecutable),
                "promtool is not installed, so nobody has asked Prometheus what it makes of the rules; Debian's package"
                        + " prometheus has it");
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(arguments))
                        .toList())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(HUNG_AFTER_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("promtool hangs");
        }
        return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}
