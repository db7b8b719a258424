package crcr.infrastructure.http.console.answer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A change that was just made: a word of the console's own and two numbers, so that a link cannot put other text on a
 * page.
 *
 * @param handled the number of handled things
 * @param selected the number of selected things
 */
public record Done(Kind kind, int handled, int selected) {
    private static final Pattern FORM = Pattern.compile("([a-z]{1,20})-(\\d{1,6})-(\\d{1,6})");

    /** The kinds of changes. */
    public enum Kind {
        RETRIED("dead letters queued again"),
        DROPPED("dead letters dropped"),
        FORGOTTEN("identities forgotten"),
        RERUN("runs queued to be run again, which GitHub is asked for within moments");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** Returns the change as the value of a parameter. */
    public String word() {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + handled + "-" + selected;
    }

    /** Returns the words for such a value; empty if it is none. */
    public static Optional<String> words(String value) {
        Matcher form = FORM.matcher(value);
        return form.matches()
                ? Arrays.stream(Kind.values())
                        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(form.group(1)))
                        .map(kind -> new Done(kind, Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3))))
                        .map(Done::sentence)
                        .findFirst()
                : Optional.empty();
    }

    private String sentence() {
        return handled == selected
                ? handled + " " + kind.words + "."
                : handled + " of " + selected + " " + kind.words + ". Somebody else had handled the rest meanwhile.";
    }
}
