package crcr.bootstrap.settings.source;

import crcr.bootstrap.secret.TextFile;
import io.helidon.config.Config;
import io.helidon.config.ConfigException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An operator's own file of settings, which {@code RELAY_CONFIG} names: YAML, one setting a line with its name and
 * value.
 *
 * @param source its content, except for names that have a flaw
 * @param flaws mistakes in names or in the form of values, each with its line
 */
public record OperatorFile(SettingSource source, List<SettingProblem> flaws) {
    /** The environment variable that names the file. */
    public static final String VARIABLE = "RELAY_CONFIG";

    /** The largest file that is read, which is the most that a ConfigMap can hold. */
    static final int MOST_BYTES = 1024 * 1024;

    /** Keeps its own copy. */
    public OperatorFile {
        flaws = List.copyOf(flaws);
    }

    /** The result of reading a file. */
    public sealed interface OperatorFileReading {
        /** A file of settings, with or without flaws. */
        record Read(OperatorFile file) implements OperatorFileReading {}

        /** The file is unusable as a whole. */
        record Unusable(SettingProblem problem) implements OperatorFileReading {}
    }

    /** Reads the file at this path; {@code names} has the settings' names. */
    static OperatorFileReading read(String path, SettingNames names) {
        return switch (new TextFile(path, MOST_BYTES).read()) {
            case TextFile.Content.Text(String text) -> read(path, text, names);
            case TextFile.Content.NoText(int line) ->
                unusable("names a file that is not text in UTF-8" + place(path, line));
            case TextFile.Content.Unusable(String cause) -> unusable(cause + " (" + path + ")");
        };
    }

    private static OperatorFileReading read(String path, String text, SettingNames names) {
        return switch (YamlOutline.of(text)) {
            case YamlOutline.YamlReading.Invalid(int line, String problem) ->
                unusable("names a file that " + problem + place(path, line));
            case YamlOutline.YamlReading.Read(List<YamlEntry> entries) -> {
                try {
                    yield new OperatorFileReading.Read(of(path, SettingSource.yaml(text), entries, names));
                } catch (ConfigException e) {
                    // The exception's message may quote a secret.
                    yield unusable("names a file that cannot be read as settings (" + path + ")");
                }
            }
        };
    }

    private static OperatorFile of(String path, Config config, List<YamlEntry> entries, SettingNames names) {
        Map<String, List<YamlEntry>> byName = entries.stream()
                .collect(Collectors.groupingBy(YamlEntry::name, LinkedHashMap::new, Collectors.toList()));
        Map<String, Integer> lines = new HashMap<>();
        List<SettingProblem> flaws = new ArrayList<>();
        byName.forEach((name, same) -> nameFlaw(name, names)
                .or(() -> repetition(same))
                .or(() -> valueFlaw(same.getFirst(), names, config))
                .ifPresentOrElse(
                        flaw -> flaws.add(new SettingProblem(
                                name, flaw.formatted(place(path, same.getLast().line())))),
                        () -> lines.put(name, same.getFirst().line())));
        return new OperatorFile(SettingSource.file(config, path, lines), flaws);
    }

    private static Optional<String> nameFlaw(String name, SettingNames names) {
        if (name.equals(VARIABLE)) {
            return Optional.of("is an environment variable, and no setting within the file%s");
        }
        return names.has(name)
                ? Optional.empty()
                : Optional.of("is not the name of a setting%s"
                        + names.nearest(name)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""));
    }

    private static Optional<String> repetition(List<YamlEntry> same) {
        return Optional.of("is set in line " + same.getFirst().line() + " and again%s")
                .filter(_ -> same.size() > 1);
    }

    private static Optional<String> valueFlaw(YamlEntry entry, SettingNames names, Config config) {
        boolean mayBeList = names.isList(entry.name());
        if (entry.shape() == YamlEntry.Shape.NESTED) {
            return Optional.of(
                    "must be one value" + (mayBeList ? " or a list of values" : "") + ", and nothing nested%s");
        }
        if (entry.shape() == YamlEntry.Shape.LIST && !mayBeList) {
            return Optional.of("must be one value, and no list%s");
        }
        return readsAsWritten(entry.texts(), SettingSource.texts(config.get(entry.name())))
                ? Optional.empty()
                : Optional.of("is something else to YAML than what is written%s: put it into quotes");
    }

    // Helidon has no text for YAML's null.
    private static boolean readsAsWritten(List<String> written, List<String> read) {
        for (int i = 0; i < written.size(); i++) {
            if (!read.get(i).isEmpty() && !read.get(i).equals(written.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String place(String path, int line) {
        return " (" + new Origin.InFile(path, line).words() + ")";
    }

    private static OperatorFileReading unusable(String words) {
        return new OperatorFileReading.Unusable(new SettingProblem(VARIABLE, words));
    }
}
