package crcr.domain.scorecard;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The time over which a figure is counted, up to now. */
public enum Window {
    /** The present hour and the 24 before it. */
    DAY("24h", Duration.ofHours(24)),
    /** Today and the 7 days before it, by UTC. */
    WEEK("7d", Duration.ofDays(7)),
    /** Today and the 14 days before it, by UTC. */
    FORTNIGHT("14d", Duration.ofDays(14));

    private final String word;
    private final Duration length;

    Window(String word, Duration length) {
        this.word = word;
        this.length = length;
    }

    /** Returns the window of this name: {@code 24h}, {@code 7d}, {@code 14d}. */
    public static Optional<Window> named(String word) {
        return Arrays.stream(values())
                .filter(window -> window.word.equals(word))
                .findFirst();
    }

    /** Returns all names, for people to read. */
    public static String names() {
        return Arrays.stream(values()).map(Window::word).collect(Collectors.joining(", "));
    }

    /** Returns the window's name. */
    public String word() {
        return word;
    }

    /** Returns the window's length, without the present hour or day. */
    public Duration length() {
        return length;
    }
}
