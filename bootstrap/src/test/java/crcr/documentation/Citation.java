package crcr.documentation;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a text leans on: a file of the project by its path, with or without the anchor of a heading, or a decision by
 * its number.
 *
 * @param words as the text has it
 */
record Citation(String words) {
    private static final Pattern DECISION = Pattern.compile("\\bADR (?<decision>\\d{4})\\b");
    // A path within an URL begins behind a slash or a colon, so none of it is matched.
    private static final Pattern FILE =
            Pattern.compile("(?<![\\w/.:-])/?(?:(?:[\\w.-]+/)*[\\w-][\\w.-]*\\.md|docs/[\\w./-]*\\w)(?:#[\\w-]+)?");
    // Sections of something that the project does not have.
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)\\bcontract \\d[\\d.]*");

    private static final Pattern ANY = Pattern.compile(FILE + "|" + DECISION + "|" + ELSEWHERE);

    /** Finds all in a text, in their order. */
    static Stream<Citation> in(String text) {
        return ANY.matcher(text).results().map(MatchResult::group).map(Citation::new);
    }

    /** Whether it is the number of a decision, instead of a path. */
    boolean isDecision() {
        return DECISION.matcher(words).matches();
    }

    /** Whether it names a section of a document that the project does not have. */
    boolean isElsewhere() {
        return ELSEWHERE.matcher(words).matches();
    }

    /** Returns the number of a decision, such as {@code 0003}. */
    String decision() {
        return words.substring(words.length() - 4);
    }
}
