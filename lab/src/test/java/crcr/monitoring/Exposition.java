package crcr.monitoring;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a {@code /metrics} says.
 *
 * @param help what the metrics mean, by name
 * @param types of the metrics, by name
 * @param series all of them
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus's text format</a>
 */
record Exposition(Map<String, String> help, Map<String, String> types, List<Series> series) {
    private static final Pattern HELP = Pattern.compile("# HELP (\\S+) (.*)");
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern PART = Pattern.compile("_(bucket|sum|count)$");

    Exposition {
        help = Map.copyOf(help);
        types = Map.copyOf(types);
        series = List.copyOf(series);
    }

    /** One series, without its value. */
    record Series(String name, Map<String, String> labels) {
        Series {
            labels = Map.copyOf(labels);
        }
    }

    /** What one kind of metric is, apart from its values. */
    record Shape(String type, Set<String> labels) {
        Shape {
            labels = Set.copyOf(labels);
        }
    }

    static Exposition read(String text) {
        Map<String, String> help = new HashMap<>();
        HELP.matcher(text).results().forEach(words -> help.put(words.group(1), words.group(2)));
        Map<String, String> types = new HashMap<>();
        TYPE.matcher(text).results().forEach(type -> types.put(type.group(1), type.group(2)));
        return new Exposition(
                help,
                types,
                text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(Exposition::series)
                        .toList());
    }

    private static Series series(String line) {
        Matcher parts = SERIES.matcher(line);
        if (!parts.matches()) {
            throw new AssertionError("no series: " + line);
        }
        return new Series(
                parts.group(1),
                LABEL.matcher(parts.group(2) == null ? "" : parts.group(2))
                        .results()
                        .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2))));
    }

    List<Series> named(String name) {
        return series.stream().filter(one -> one.name().equals(name)).toList();
    }

    /** Returns every metric with its parts; the gauge of a histogram or summary, its {@code _max}, belongs to it. */
    Map<String, Shape> shapes() {
        Map<String, Set<String>> labels = new HashMap<>();
        for (Series one : series) {
            Set<String> known = labels.computeIfAbsent(whole(one.name()), _ -> new HashSet<>());
            one.labels().keySet().stream().filter(label -> !label.equals("le")).forEach(known::add);
        }
        return labels.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        metric -> new Shape(types.getOrDefault(metric.getKey(), "?"), metric.getValue())));
    }

    private String whole(String name) {
        String without = PART.matcher(name).replaceFirst("");
        if (isDistribution(without)) {
            return without;
        }
        String withoutMax = name.replaceFirst("_max$", "");
        return isDistribution(withoutMax) ? withoutMax : name;
    }

    private boolean isDistribution(String name) {
        return Set.of("histogram", "summary").contains(types.getOrDefault(name, ""));
    }
}
