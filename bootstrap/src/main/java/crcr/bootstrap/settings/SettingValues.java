package crcr.bootstrap.settings;

import static crcr.bootstrap.settings.SettingNames.FILE;

import crcr.bootstrap.secret.LiveSecret;
import crcr.bootstrap.secret.SecretFile;
import crcr.bootstrap.secret.SecretForm;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The settings' texts, and what is wrong with them. Every read gives a value that one can go on with, so that all that is
 * wrong can be told at once. A secret's text is never part of what is told.
 */
public final class SettingValues {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final SettingSources sources;
    private final Set<SettingProblem> problems = new LinkedHashSet<>();
    private final List<LiveSecret<?>> fromFiles = new ArrayList<>();

    /** Reads from these places. */
    public SettingValues(SettingSources sources) {
        this.sources = sources;
    }

    /** Notes that a setting is wrong, unless it is known that it is wrongly written. */
    void wrong(String name, String whatItShouldBe) {
        if (sources.flaws(name).isEmpty()) {
            problems.add(new SettingProblem(name, whatItShouldBe + place(name)));
        }
    }

    private String place(String name) {
        return sources.get(name).map(SettingText::origin).stream()
                .map(origin -> origin instanceof Origin.InFile ? " (" + origin.words() + ")" : "")
                .collect(Collectors.joining());
    }

    /** All that was found wrong so far. */
    public List<SettingProblem> problems() {
        return sources.unusable().map(List::of).orElseGet(() -> List.copyOf(problems));
    }

    /** The setting's text, if it is set. */
    public Optional<String> text(String name) {
        problems.addAll(sources.flaws(name));
        return sources.get(name).map(SettingText::text);
    }

    /** Whether the secret is given, as a text or as a file. */
    boolean hasSecret(String name) {
        return text(name).isPresent() || text(name + FILE).isPresent();
    }

    /**
     * The secret that {@code name} holds, or the file that {@code name} with {@code _FILE} names, whichever stands in the
     * place that counts first; empty if neither is set, and, noted as wrong, if both are in one place or it is of no use.
     */
    public <T> Optional<LiveSecret<T>> secret(String name, SecretForm<T> form) {
        problems.addAll(sources.flaws(name));
        problems.addAll(sources.flaws(name + FILE));
        Optional<SettingSource> place = sources.first(name, name + FILE);
        Optional<String> text = place.flatMap(it -> it.get(name)).map(SettingText::text);
        Optional<String> file = place.flatMap(it -> it.get(name + FILE)).map(SettingText::text);
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
    public int number(String name, int least, int most) {
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
    public static Optional<URI> confidential(String text) {
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
