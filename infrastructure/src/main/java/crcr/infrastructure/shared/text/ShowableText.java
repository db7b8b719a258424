package crcr.infrastructure.shared.text;

import java.util.regex.Pattern;

/** Makes strangers' text fit for a log, a record or a terminal. */
public final class ShowableText {
    // Control characters, invisible formatting, line separators, and lone surrogates.
    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\s]+");
    private static final Pattern QUOTABLE = Pattern.compile("[\\x20-\\x7e&&[^\"]]{1,200}");

    private ShowableText() {}

    /** Returns the text on one line, with a blank for each character without a visible form, and none at its ends. */
    public static String line(String text) {
        return UNSHOWABLE.matcher(text).replaceAll(" ").strip();
    }

    /** Returns the first characters of that line, up to this number; a surrogate pair is left out as a whole. */
    public static String beginning(String text, int most) {
        String line = line(text);
        if (line.length() <= most) {
            return line;
        }
        return line.substring(0, Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most);
    }

    /** Returns the first characters of that line, with an ellipsis behind them if there are more. */
    public static String shortened(String text, int most) {
        String beginning = beginning(text, most);
        return beginning.length() == line(text).length() ? beginning : beginning + "…";
    }

    /** Returns the text in quotation marks if it is short and of ASCII, and otherwise words that stand for it. */
    public static String quoted(String text) {
        return QUOTABLE.matcher(text).matches() ? '"' + text + '"' : "something too long or unprintable to show";
    }
}
