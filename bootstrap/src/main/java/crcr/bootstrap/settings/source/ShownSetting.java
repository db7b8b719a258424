package crcr.bootstrap.settings.source;

import static crcr.bootstrap.settings.source.SettingNames.FILE;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A setting that has a value, in a form for display.
 *
 * @param value the text, or why it is hidden
 */
public record ShownSetting(String name, Value value, Origin origin) {
    /** The visible form of a value. */
    public sealed interface Value {
        /** The whole value. */
        record Open(String text) implements Value {}

        /** A hidden value, with the reason. */
        record Hidden(String why) implements Value {}
    }

    /**
     * Returns all settings that have a value, in the order of their names. A secret in a file is listed under the
     * secret's name.
     *
     * @param wrong the names of wrong settings, any of which may hold a misplaced secret
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
