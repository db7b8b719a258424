package crcr.bootstrap.settings.source;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the settings' texts, and records mistakes. Every read returns a value with which reading can continue, so that
 * all mistakes are reported at once. A secret's text is never part of a report.
 */
public final class SettingValues {
    /** The highest port number. */
    public static final int HIGHEST_PORT = 65_535;

    private static final int A_YEAR = 366 * 24 * 60 * 60;

    private final SettingSources sources;
    private final Set<SettingProblem> problems = new LinkedHashSet<>();
    private final SecretValues secrets;

    /** Reads from these sources. */
    public SettingValues(SettingSources sources) {
        this.sources = sources;
        this.secrets = new SecretValues(sources, this);
    }

    /** Records a mistake in a setting, unless one in its form is recorded. */
    public void wrong(String name, String whatItShouldBe) {
        if (sources.flaws(name).isEmpty()) {
            problems.add(new SettingProblem(name, whatItShouldBe + place(name)));
        }
    }

    private String place(String name) {
        return sources.get(name).map(SettingText::origin).stream()
                .map(origin -> origin instanceof Origin.InFile ? " (" + origin.words() + ")" : "")
                .collect(Collectors.joining());
    }

    /** Returns all mistakes so far. */
    public List<SettingProblem> problems() {
        return sources.unusable().map(List::of).orElseGet(() -> List.copyOf(problems));
    }

    /** Returns the setting's text, if it is set. */
    public Optional<String> text(String name) {
        problems.addAll(sources.flaws(name));
        return sources.get(name).map(SettingText::text);
    }

    /** Returns the texts of a list; empty if it is not set. */
    public List<String> texts(String name) {
        return text(name).map(SettingValues::split).orElse(List.of());
    }

    /** Returns the parts of a text that are separated by commas. */
    public static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    /** Returns the secrets among the settings. Their mistakes are among the {@link #problems}. */
    public SecretValues secrets() {
        return secrets;
    }

    /** Returns the parsed setting; empty, with a recorded mistake, if it is not set or {@code read} returns empty. */
    public <T> Optional<T> required(String name, String whatItShouldBe, Function<String, Optional<T>> read) {
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

    /**
     * Returns a whole number within bounds; the lower bound if it is wrong.
     *
     * @param unit the counted unit, in the plural
     */
    public int number(String name, String unit, int least, int most) {
        return wholeNumber(name, "a whole number of " + unit, least, most);
    }

    private int wholeNumber(String name, String what, int least, int most) {
        return required(
                        name,
                        what + " from " + least + " to " + most,
                        text -> wholeNumber(text).filter(number -> number >= least && number <= most))
                .orElse(least);
    }

    /** Returns a port that is {@code least} or higher; the lowest one if it is wrong. */
    public int port(String name, int least) {
        return wholeNumber(name, "a whole number", least, HIGHEST_PORT);
    }

    /** Returns a whole number of seconds from {@code least} to a year; the least if it is wrong. */
    public Duration seconds(String name, int least) {
        return Duration.ofSeconds(number(name, "seconds", least, A_YEAR));
    }

    private static Optional<Integer> wholeNumber(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Returns {@code true} or {@code false}; false if it is wrong. */
    public boolean flag(String name) {
        return required(
                        name,
                        "true or false",
                        text -> Set.of("true", "false").contains(text)
                                ? Optional.of(Boolean.valueOf(text))
                                : Optional.empty())
                .orElse(false);
    }

    /** Returns an address to which a secret may be sent; empty, with a recorded mistake, if it is none. */
    public Optional<URI> confidentialUrl(String name) {
        return required(name, "an https URL without user and query (http only on loopback)", ServerUrl::confidential);
    }
}
