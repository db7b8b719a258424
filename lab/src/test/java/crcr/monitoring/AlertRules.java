package crcr.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The alerts, as the manifest of the Prometheus Operator has them. */
final class AlertRules {
    /** Where they are, with all that belongs to them. */
    static final Path FOLDER = Path.of("..", "k8s", "components", "monitoring", "rules");

    private static final Path MANIFEST = FOLDER.resolve("prometheus-rule.yaml");

    private AlertRules() {}

    /** One alert. */
    record Alert(String name, String expression, Map<String, String> labels, Map<String, String> annotations) {
        Alert {
            labels = Map.copyOf(labels);
            annotations = Map.copyOf(annotations);
        }

        String annotation(String name) {
            return annotations.getOrDefault(name, "");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Alert> all() {
        return groups().stream()
                .flatMap(group -> list(group, "rules").stream())
                .map(rule -> new Alert(
                        String.valueOf(rule.get("alert")),
                        String.valueOf(rule.get("expr")),
                        texts(rule, "labels"),
                        texts(rule, "annotations")));
    }

    /**
     * The rules as Prometheus itself reads them from a file, with the summary as their only annotation: the others are
     * the same at all times, and would have to be repeated in each test of promtool.
     */
    static String file() {
        return new Yaml()
                .dump(Map.of(
                        "groups",
                        groups().stream().map(AlertRules::withSummaries).toList()));
    }

    private static Map<String, Object> withSummaries(Map<String, Object> group) {
        Map<String, Object> changed = new TreeMap<>(group);
        changed.put(
                "rules",
                list(group, "rules").stream().map(AlertRules::withSummary).toList());
        return changed;
    }

    private static Map<String, Object> withSummary(Map<String, Object> rule) {
        Map<String, Object> changed = new TreeMap<>(rule);
        changed.put("annotations", Map.of("summary", texts(rule, "annotations").getOrDefault("summary", "")));
        return changed;
    }

    private static List<Map<String, Object>> groups() {
        Map<String, Object> manifest = read(MANIFEST);
        return list(map(manifest, "spec"), "groups");
    }

    /** A YAML file that is a mapping. */
    static Map<String, Object> read(Path file) {
        try {
            return new Yaml().load(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> in, String name) {
        return (Map<String, Object>) in.getOrDefault(name, Map.of());
    }

    /** The list of mappings of that name. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Map<String, Object> in, String name) {
        return (List<Map<String, Object>>) in.getOrDefault(name, List.of());
    }

    private static Map<String, String> texts(Map<String, Object> in, String name) {
        Map<String, String> texts = new TreeMap<>();
        map(in, name).forEach((key, text) -> texts.put(key, String.valueOf(text).strip()));
        return texts;
    }
}
