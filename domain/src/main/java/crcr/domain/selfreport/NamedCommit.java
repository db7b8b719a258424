package crcr.domain.selfreport;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A commit of the upstream as a self-report names it: by its SHA, or by the name of a branch or a tag.
 *
 * @param name a SHA of 40 digits in lower case, or else 1 to 200 characters that git allows in the name of a ref
 */
public record NamedCommit(String name) {
    private static final Pattern SHA = Pattern.compile("[0-9a-fA-F]{40}");

    // The names that git allows, of visible ASCII: https://git-scm.com/docs/git-check-ref-format
    private static final Pattern REF = Pattern.compile(
            "(?![-/.])(?!@$)(?!.*(?:\\.\\.|//|/\\.|@\\{|\\.lock(?:/|$)|[/.]$))[!-~&&[^~^:?*\\[\\\\]]{1,200}");

    /** Refuses a name of another form. */
    public NamedCommit {
        if (!isSha(name) && !REF.matcher(name).matches()) {
            throw new IllegalArgumentException("no commit can be named so");
        }
        name = isSha(name) ? name.toLowerCase(Locale.ROOT) : name;
    }

    /** Returns the commit of this name; empty if it is not of the form. */
    public static Optional<NamedCommit> parse(String text) {
        return isSha(text) || REF.matcher(text).matches() ? Optional.of(new NamedCommit(text)) : Optional.empty();
    }

    /** Returns whether a text is a whole SHA. */
    public static boolean isSha(String text) {
        return SHA.matcher(text).matches();
    }

    /** Returns whether the name is a whole SHA. Any other name may stand for another commit later. */
    public boolean isSha() {
        return isSha(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
