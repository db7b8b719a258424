package crcr.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.endtoend.BusyRelay;
import crcr.monitoring.Exposition.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
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
    private static final Pattern BUCKETS =
            Pattern.compile("\\| `(\\w+)` \\| histogram \\|.*Buckets from (\\d+) (\\w+) to (\\d+) (\\w+)");
    private static final Set<String> UNITS = Set.of("seconds", "bytes");
    private static final Predicate<String> OWN = name -> name.startsWith("crcr_");

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
    void everyMetricOfTheRelaysOwnIsDocumentedAndNoOther() throws IOException {
        Map<String, Shape> documented = documented();
        documented.keySet().removeIf(OWN.negate());

        assertEquals(lines(documented), lines(measured(OWN)));
    }

    @Test
    void everyOtherMetricThatIsDocumentedIsThere() throws IOException {
        Map<String, Shape> documented = documented();
        documented.keySet().removeIf(OWN);

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

        assertEquals(
                Set.of(),
                NAME.matcher(Files.readString(DOCUMENT) + Files.readString(OBSERVABILITY))
                        .results()
                        .map(name -> name.group(1))
                        .filter(name -> !known.contains(name))
                        .collect(Collectors.toSet()));
    }

    @Test
    void bucketsReachAsFarAsItSays() throws IOException {
        Exposition exposition = Exposition.read(BusyRelay.metrics());
        List<MatchResult> documented =
                BUCKETS.matcher(Files.readString(DOCUMENT)).results().toList();

        assertEquals(4, documented.size());
        documented.forEach(row -> {
            DoubleSummaryStatistics bounds = exposition.named(row.group(1) + "_bucket").stream()
                    .map(series -> series.labels().getOrDefault("le", ""))
                    .filter(bound -> !bound.equals("+Inf"))
                    .mapToDouble(Double::parseDouble)
                    .summaryStatistics();
            assertEquals(seconds(row.group(2), row.group(3)), bounds.getMin(), row.group());
            assertEquals(seconds(row.group(4), row.group(5)), bounds.getMax(), row.group());
        });
    }

    private static double seconds(String amount, String unit) {
        return Integer.parseInt(amount)
                * switch (unit) {
                    case "ms" -> 0.001;
                    case "s" -> 1.0;
                    case "h" -> 3600.0;
                    default -> throw new AssertionError("no unit: " + unit);
                };
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
