package crcr.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.endtoend.BusyRelay;
import crcr.monitoring.AlertRules.Alert;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The runbook has a section for each alert, and an alert for each section. */
final class RunbookTest {
    private static final Path RUNBOOK = Path.of("..", "docs", "operate", "runbook.md");
    private static final Pattern SECTION = Pattern.compile("(?m)^## (.+)\\R([\\s\\S]*?)(?=^## |\\z)");
    private static final Pattern LINK_WITHIN = Pattern.compile("\\]\\(#([\\w-]+)\\)");
    private static final Pattern METRIC = Pattern.compile("`[^`]*?\\b(crcr_\\w+|lettuce_\\w+|resilience4j_\\w+)");
    private static final Pattern COMMAND = Pattern.compile("(?:\\./relay |java @)(\\w+)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{2,3} (.+)$");
    private static final String BASE = "runbook.md#";

    static Stream<Alert> alerts() {
        return AlertRules.all();
    }

    private static String text() {
        try {
            return Files.readString(RUNBOOK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the anchors that GitHub gives to headings. */
    private static Map<String, String> sections() {
        return SECTION.matcher(text())
                .results()
                .collect(Collectors.toMap(section -> anchor(section.group(1)), section -> section.group(2)));
    }

    private static String anchor(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertLeadsToItsSection(Alert alert) {
        String url = alert.annotation("runbook_url");
        assertTrue(url.startsWith(BASE), url);
        String section = sections().getOrDefault(url.substring(BASE.length()), "");

        assertTrue(
                section.strip()
                        .startsWith("`" + alert.name() + "`, " + alert.labels().getOrDefault("severity", "") + ": "),
                () -> url + " leads to: " + section);
        for (String part : List.of("**What it means.** ", "**How to confirm.** ", "**What to do.** ")) {
            assertTrue(section.contains("\n" + part), part);
        }
    }

    @Test
    void everySectionIsThatOfAnAlert() {
        assertEquals(
                alerts().map(alert -> alert.annotation("runbook_url").replace(BASE, ""))
                        .collect(Collectors.toSet()),
                sections().keySet());
    }

    @Test
    void whereItIsPublishedStandsInOnePlace() throws IOException {
        String manifest = Files.readString(AlertRules.FOLDER.resolve("prometheus-rule.yaml"));

        assertEquals(
                List.of("runbook: "),
                Pattern.compile("(\\S+ )https?://\\S+/docs/operate/runbook\\.md")
                        .matcher(manifest)
                        .results()
                        .map(place -> place.group(1))
                        .toList());
    }

    @Test
    void linksWithinLeadSomewhere() {
        Set<String> links =
                LINK_WITHIN.matcher(text()).results().map(link -> link.group(1)).collect(Collectors.toSet());

        assertTrue(links.size() > 3, links::toString);
        Set<String> headings = HEADING.matcher(text())
                .results()
                .map(heading -> anchor(heading.group(1)))
                .collect(Collectors.toSet());
        assertTrue(headings.containsAll(links), links::toString);
    }

    @Test
    void theCommandsThatItNamesAreInTheImage() throws IOException {
        String assemble = Files.readString(Path.of("..", "bootstrap", "image", "assemble"));
        Set<String> commands =
                COMMAND.matcher(text()).results().map(name -> name.group(1)).collect(Collectors.toSet());

        assertEquals(Set.of("dead", "doctor", "scorecard", "trust", "why"), commands);
        commands.forEach(command -> assertTrue(assemble.contains("Command >\"$app/" + command + "\"\n"), command));
    }

    @Test
    void theMetricsThatItNamesAreThere() {
        Exposition exposition = Exposition.read(BusyRelay.metrics());
        Set<String> named =
                METRIC.matcher(text()).results().map(name -> name.group(1)).collect(Collectors.toSet());

        assertTrue(named.size() > 15, named::toString);
        assertEquals(
                Set.of(),
                named.stream()
                        .filter(name -> exposition.named(name).isEmpty()
                                && !exposition.shapes().containsKey(name))
                        .collect(Collectors.toSet()));
    }
}
