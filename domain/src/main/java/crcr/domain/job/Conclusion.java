package crcr.domain.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The conclusion of a job, in the words that GitHub's check runs accept.
 *
 * @see <a href="https://docs.github.com/en/rest/checks/runs#create-a-check-run">GitHub: create a check run</a>
 */
public enum Conclusion {
    SUCCESS,
    FAILURE,
    NEUTRAL,
    CANCELLED,
    SKIPPED,
    TIMED_OUT,
    ACTION_REQUIRED,
    STALE;

    /** Returns the conclusion of this name in a callback. */
    public static Optional<Conclusion> named(String wireName) {
        return Arrays.stream(values())
                .filter(conclusion -> conclusion.wireName().equals(wireName))
                .findFirst();
    }

    /** Returns the name in a callback. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns all names, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(Conclusion::wireName).collect(Collectors.joining(", "));
    }
}
