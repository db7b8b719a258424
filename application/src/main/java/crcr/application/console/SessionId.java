package crcr.application.console;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id that a browser presents for its session: a secret of 256 random bits, in Base64 for URLs.
 *
 * @param value 43 characters
 */
public record SessionId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** Refuses an id of another form. */
    public SessionId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a session's id has 43 characters of Base64 for URLs");
        }
    }

    /** Returns the id that a browser presents; empty if the text is not of the form. */
    public static Optional<SessionId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SessionId(text)) : Optional.empty();
    }

    /** Hides the id. */
    @Override
    public String toString() {
        return "SessionId";
    }
}
