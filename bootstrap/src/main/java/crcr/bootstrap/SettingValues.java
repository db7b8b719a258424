package crcr.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The settings' texts, and what is wrong with them. Every read gives a value that one can go on with, so that all that is
 * wrong can be told at once. A secret's text is never part of what is told.
 */
final class SettingValues {
    /** What is added to the name of a secret setting, for the file that holds it. */
    static final String FILE = "_FILE";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Map<String, String> values = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<LiveSecret<?>> fromFiles = new ArrayList<>();

    /** The defaults of application.yaml, overridden by what of {@code environment} is not empty. */
    SettingValues(Map<String, String> environment) {
        defaults().forEach((name, value) -> {
            if (value != null) {
                values.put(name, value.toString());
            }
        });
        environment.forEach((name, value) -> {
            if (!value.isBlank()) {
                values.put(name, value.strip());
            }
        });
    }

    private static Map<String, Object> defaults() {
        try (InputStream in = Objects.requireNonNull(SettingValues.class.getResourceAsStream("/application.yaml"))) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes that a setting is wrong. */
    void wrong(String name, String whatItShouldBe) {
        problems.add(name + " " + whatItShouldBe);
    }

    /** All that was found wrong so far. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** The setting's text, if it is set. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Whether the secret is given, as a text or as a file. */
    boolean hasSecret(String name) {
        return text(name).isPresent() || text(name + FILE).isPresent();
    }

    /**
     * The secret that {@code name} holds, or the file that {@code name} with {@code _FILE} names; empty if neither is set,
     * and, noted as wrong, if both are or it is of no use.
     */
    <T> Optional<LiveSecret<T>> secret(String name, SecretForm<T> form) {
        Optional<String> text = text(name);
        Optional<String> file = text(name + FILE);
        if (text.isPresent() && file.isPresent()) {
            wrong(name, "and " + name + FILE + " are both set: set one of them");
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

    /** As {@link #secret}; and if neither is set, that is noted as wrong. */
    <T> Optional<LiveSecret<T>> requiredSecret(String name, String whatItShouldBe, SecretForm<T> form) {
        if (!hasSecret(name)) {
            wrong(name, "is required, or " + name + FILE + ": " + whatItShouldBe);
        }
        return secret(name, form);
    }

    private <T> Optional<LiveSecret<T>> good(String name, LiveSecret.Start<T> start) {
        return switch (start) {
            case LiveSecret.Start.Good<T>(LiveSecret<T> secret) -> Optional.of(secret);
            case LiveSecret.Start.Bad<T>(String problem) -> {
                wrong(name, problem);
                yield Optional.empty();
            }
        };
    }

    /** The secrets that were found in files so far. */
    List<LiveSecret<?>> secretsFromFiles() {
        return List.copyOf(fromFiles);
    }

    /** What the setting's text reads as; empty, and noted as wrong, if it is not set or {@code read} gives nothing. */
    <T> Optional<T> required(String name, String whatItShouldBe, Function<String, Optional<T>> read) {
        if (text(name).isEmpty()) {
            wrong(name, "is required: " + whatItShouldBe);
            return Optional.empty();
        }
        Optional<T> value = text(name).flatMap(read);
        if (value.isEmpty()) {
            wrong(name, "must be " + whatItShouldBe);
        }
        return value;
    }

    /** A whole number within bounds; the lower one if it is wrong. */
    int number(String name, int least, int most) {
        return required(
                        name,
                        "a whole number from " + least + " to " + most,
                        text -> wholeNumber(text).filter(number -> number >= least && number <= most))
                .orElse(least);
    }

    private static Optional<Integer> wholeNumber(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** {@code true} or {@code false}; false if it is wrong. */
    boolean flag(String name) {
        return required(
                        name,
                        "true or false",
                        text -> Set.of("true", "false").contains(text)
                                ? Optional.of(Boolean.valueOf(text))
                                : Optional.empty())
                .orElse(false);
    }

    /** An address that a secret may be sent to: https, or http on loopback. */
    static Optional<URI> confidential(String text) {
        return http(text).filter(uri -> "https".equals(uri.getScheme()) || LOOPBACK.contains(uri.getHost()));
    }

    /** An address of a server, without user and query. */
    static Optional<URI> http(String text) {
        try {
            URI uri = new URI(text);
            boolean plain = uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null;
            return plain && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
