package crcr.bootstrap.settings.source;

import static crcr.bootstrap.settings.source.SettingNames.FILE;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A setting that has a value, as it may be shown to everybody.
 *
 * @param value the text, or why it is not shown
 */
public record ShownSetting(String name, Value value, Origin origin) {
    /** What may be shown of a value. */
    public sealed interface Value {
        /** All of it. */
        record Open(String text) implements Value {}

        /** Nothing, since it is that. */
        record Hidden(String why) implements Value {}
    }

    /**
     * Returns all settings that have a value, in the order of their names. A secret in a file is under the secret's
     * name.
     *
     * @param wrong the names of those that are wrong: a secret may have come to be in any of them
     */
    public static List<ShownSetting> of(SettingSources sources, Set<String> wrong) {
        return sources.names().used().stream()
                .filter(name -> !isFile(name, sources.names()))
                .sorted()
                .flatMap(name -> one(name, sources, wrong).stream())
                .toList();
    }

    private static boolean isFile(String name, SettingNames names) {
        return name.endsWith(FILE) && names.has(name.substring(0, name.length() - FILE.length()));
    }

    private static Optional<ShownSetting> one(String name, SettingSources sources, Set<String> wrong) {
        return sources.names().isSecret(name)
                ? sources.first(name, name + FILE)
                        .map(source -> new ShownSetting(name, new Value.Hidden("secret"), secretOrigin(name, source)))
                : sources.get(name).map(text -> new ShownSetting(name, value(name, text, wrong), text.origin()));
    }

    private static Origin secretOrigin(String name, SettingSource source) {
        return source.get(name)
                .map(SettingText::origin)
                .or(() -> source.get(name + FILE).map(file -> new Origin.InSecretFile(name + FILE, file.origin())))
                .orElseThrow();
    }

    private static Value value(String name, SettingText text, Set<String> wrong) {
        return wrong.contains(name) ? new Value.Hidden("wrong") : new Value.Open(text.text());
    }
}
