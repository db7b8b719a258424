package crcr.bootstrap.settings.source;

import static crcr.bootstrap.settings.source.SettingNames.FILE;

import crcr.bootstrap.secret.LiveSecret;
import crcr.bootstrap.secret.SecretFile;
import crcr.bootstrap.secret.SecretForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the secrets among the settings. A secret's text is never part of a recorded mistake. */
public final class SecretValues {
    private final SettingSources sources;
    private final SettingValues values;
    private final List<LiveSecret<?>> fromFiles = new ArrayList<>();

    SecretValues(SettingSources sources, SettingValues values) {
        this.sources = sources;
        this.values = values;
    }

    /** Returns whether the secret is given, as a text or as a file. */
    public boolean has(String name) {
        return values.text(name).isPresent() || values.text(name + FILE).isPresent();
    }

    /**
     * Returns the secret that {@code name} holds, or that is in the file named by {@code name} with {@code _FILE}; if
     * both are set, the one in the place that counts first. Empty if neither is set. Empty, with a recorded mistake, if
     * both are in one place or the secret is invalid.
     */
    public <T> Optional<LiveSecret<T>> get(String name, SecretForm<T> form) {
        if (!has(name)) {
            return Optional.empty();
        }
        Optional<SettingSource> place = sources.first(name, name + FILE);
        Optional<String> text = place.flatMap(it -> it.get(name)).map(SettingText::text);
        Optional<String> file = place.flatMap(it -> it.get(name + FILE)).map(SettingText::text);
        if (text.isPresent() && file.isPresent()) {
            values.wrong(name, "and " + name + FILE + " are both set: set one of them");
            return Optional.empty();
        }
        if (file.isPresent()) {
            SecretFile source = new SecretFile(file.get());
            Optional<LiveSecret<T>> secret = good(name + FILE, LiveSecret.of(name, source::read, form));
            secret.ifPresent(fromFiles::add);
            return secret;
        }
        return text.flatMap(given -> good(name, LiveSecret.of(name, given, form)));
    }

    /** Returns the secret as {@link #get} does, and records a mistake if neither is set. */
    public <T> Optional<LiveSecret<T>> required(String name, String whatItShouldBe, SecretForm<T> form) {
        if (!has(name) && sources.flaws(name + FILE).isEmpty()) {
            values.wrong(name, "is required, or " + name + FILE + ": " + whatItShouldBe);
        }
        return get(name, form);
    }

    private <T> Optional<LiveSecret<T>> good(String name, LiveSecret.Start<T> start) {
        return switch (start) {
            case LiveSecret.Start.Good<T>(LiveSecret<T> secret) -> Optional.of(secret);
            case LiveSecret.Start.Bad<T>(String problem) -> {
                values.wrong(name, problem);
                yield Optional.empty();
            }
        };
    }

    /** Returns the secrets from files so far. */
    public List<LiveSecret<?>> fromFiles() {
        return List.copyOf(fromFiles);
    }
}
