package crcr.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.endtoend.BusyRelay;
import crcr.fixture.GeneratedPart;
import crcr.monitoring.Exposition.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documents on metrics and a running relay say the same. */
final class MetricsDocumentTest {
    // Tests run in their module's directory.
    private static final Path DOCUMENT = Path.of("..", "docs", "reference", "metrics.md");
    private static final Path OBSERVABILITY = Path.of("..", "docs", "operate", "observability.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `(\\w+)` \\| (\\w+) \\|([^|]*)\\|([^|]*)\\| \\S.*\\|$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("`(\\w+)`");
    private static final Pattern NAME = Pattern.compile("`((?:crcr|jvm|process|system|lettuce|resilience4j)_\\w+)[`{]");
    private static final Pattern DETAILS = Pattern.compile("^\\| `(crcr_\\w+)` \\| ([^|]*) \\|$", Pattern.MULTILINE);
    private static final Set<String> EXPLAINED = Set.of("outcome", "reason", "scope", "state", "endpoint");
    private static final Set<String> UNITS = Set.of("seconds", "bytes");

    private static boolean isOwn(String name) {
        return name.startsWith("crcr_");
    }

    private static Map<String, Shape> documented() throws IOException {
        return ROW.matcher(Files.readString(DOCUMENT))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> new Shape(
                                row.group(2),
                                LABEL.matcher(row.group(4))
                                        .results()
                                        .map(label -> label.group(1))
                                        .collect(Collectors.toSet())),
                        (one, _) -> {
                            throw new AssertionError("a metric is documented twice: " + one);
                        },
                        TreeMap::new));
    }

    private static Map<String, Shape> measured(Predicate<String> names) {
        Map<String, Shape> shapes =
                new TreeMap<>(Exposition.read(BusyRelay.metrics()).shapes());
        shapes.keySet().removeIf(names.negate());
        return shapes;
    }

    @Test
    void theDocumentHasEveryMetricOfTheRelaysOwn() throws IOException {
        String table = new MetricTable(Exposition.read(BusyRelay.metrics())).markdown(MetricsDocumentTest::isOwn);

        new GeneratedPart(Path.of("docs", "reference", "metrics.md"), "own").mustBe(table);
    }

    @Test
    void everyMetricOfTheRelaysOwnSaysWhatItMeans() {
        Exposition exposition = Exposition.read(BusyRelay.metrics());

        measured(MetricsDocumentTest::isOwn).keySet().forEach(name -> {
            String help = exposition.help().getOrDefault(name, "");
            assertTrue(!help.isBlank() && !help.endsWith("."), () -> name + ": " + help);
        });
    }

    @Test
    void everyValueOfALabelIsExplained() throws IOException {
        String document = Files.readString(DOCUMENT);
        Map<String, String> details = DETAILS.matcher(document)
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2), String::concat));

        assertEquals(
                List.of(),
                Exposition.read(BusyRelay.metrics()).series().stream()
                        .filter(series -> isOwn(series.name()))
                        .flatMap(series -> series.labels().entrySet().stream()
                                .filter(label -> EXPLAINED.contains(label.getKey()))
                                .filter(label -> !explains(details.getOrDefault(series.name(), ""), label.getValue()))
                                .map(label -> series.name() + " " + label))
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static boolean explains(String details, String value) {
        return details.contains("`" + value + "`") || details.contains("(http.md)");
    }

    @Test
    void everyOtherMetricThatIsDocumentedIsThere() throws IOException {
        Map<String, Shape> documented = documented();

        assertTrue(documented.size() > 10, documented::toString);
        assertEquals(lines(documented), lines(measured(documented::containsKey)));
    }

    @Test
    void unitsAreThoseOfTheNames() throws IOException {
        ROW.matcher(Files.readString(DOCUMENT))
                .results()
                .forEach(row -> UNITS.forEach(unit -> assertEquals(
                        row.group(1).replaceFirst("_total$", "").endsWith("_" + unit),
                        row.group(3).strip().equals(unit),
                        () -> row.group(1) + " is in " + row.group(3))));
    }

    @Test
    void everyMetricThatTheTextNamesIsThere() throws IOException {
        Set<String> known = documented().keySet();
        Set<String> own = measured(MetricsDocumentTest::isOwn).keySet();

        assertEquals(
                Set.of(),
                NAME.matcher(Files.readString(DOCUMENT) + Files.readString(OBSERVABILITY))
                        .results()
                        .map(name -> name.group(1))
                        .filter(name -> !known.contains(name) && !own.contains(name))
                        .collect(Collectors.toSet()));
    }

    @Test
    void labelsNeverHoldWhatThereIsNoEndOf() {
        Exposition exposition = Exposition.read(BusyRelay.metrics());

        exposition
                .series()
                .forEach(series -> series.labels().forEach((label, value) -> {
                    assertTrue(
                            !Set.of("delivery", "sha", "pr", "run", "remote", "local")
                                    .contains(label),
                            () -> label + " of " + series);
                    assertTrue(!value.matches("[0-9a-f]{40}|[0-9a-f-]{36}"), series::toString);
                }));
    }

    // One metric a line, so that a failure shows where they differ.
    private static String lines(Map<String, Shape> shapes) {
        return shapes.entrySet().stream()
                .map(metric -> metric.getKey() + " " + metric.getValue().type() + " "
                        + metric.getValue().labels().stream().sorted().toList())
                .collect(Collectors.joining("\n"));
    }
}
