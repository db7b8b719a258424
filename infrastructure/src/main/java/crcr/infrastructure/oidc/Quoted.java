package crcr.infrastructure.oidc;

import java.util.regex.Pattern;

/** Other people's text in an answer of the relay: shown if it is short and printable, and else only mentioned. */
final class Quoted {
    private static final Pattern SHOWABLE = Pattern.compile("[\\x20-\\x7e&&[^\"]]{1,200}");

    private Quoted() {}

    /** The text in quotation marks, or words that stand for it. */
    static String of(String text) {
        return SHOWABLE.matcher(text).matches() ? '"' + text + '"' : "something too long or unprintable to show";
    }
}
