package crcr.monitoring;

import crcr.monitoring.Exposition.Shape;
import java.util.DoubleSummaryStatistics;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Metrics as a table in Markdown, sorted by name. */
final class MetricTable {
    private final Exposition exposition;

    MetricTable(Exposition exposition) {
        this.exposition = exposition;
    }

    /** Returns the table of the metrics with these names. */
    String markdown(Predicate<String> names) {
        return "| name | type | labels | meaning |\n|---|---|---|---|\n"
                + new TreeMap<>(exposition.shapes())
                        .entrySet().stream()
                                .filter(metric -> names.test(metric.getKey()))
                                .map(metric -> row(metric.getKey(), metric.getValue()))
                                .collect(Collectors.joining());
    }

    private String row(String name, Shape shape) {
        String labels =
                shape.labels().stream().sorted().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
        return "| `%s` | %s | %s | %s.%s |\n"
                .formatted(
                        name,
                        shape.type(),
                        labels,
                        exposition.help().getOrDefault(name, ""),
                        shape.type().equals("histogram") ? buckets(name) : "");
    }

    private String buckets(String name) {
        DoubleSummaryStatistics bounds = exposition.named(name + "_bucket").stream()
                .map(series -> series.labels().getOrDefault("le", ""))
                .filter(bound -> !bound.equals("+Inf"))
                .mapToDouble(Double::parseDouble)
                .summaryStatistics();
        return " Buckets from " + duration(bounds.getMin()) + " to " + duration(bounds.getMax()) + ".";
    }

    private static String duration(double seconds) {
        if (seconds < 1) {
            return Math.round(seconds * 1000) + " ms";
        }
        return seconds < 3600 ? Math.round(seconds) + " s" : Math.round(seconds / 3600) + " h";
    }
}
