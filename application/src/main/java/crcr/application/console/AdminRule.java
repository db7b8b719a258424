package crcr.application.console;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes those people admins whose ID token has this value in this claim.
 *
 * @param claim the claim's name; {@code email} counts only if the provider says that it has verified the address
 * @param value what the claim, or one of its texts if it is a list, must be
 */
public record AdminRule(String claim, String value) {
    /** The claim that holds an address. */
    static final String EMAIL = "email";

    private static final Pattern PLAIN_TEXT = Pattern.compile("[^\\p{Cntrl}]{1,300}");
    private static final Pattern ASCII = Pattern.compile("[!-~]+");

    /**
     * Reads {@code <claim>:<value>}; empty if the text is none. The claim ends at the first colon, and at the last one
     * if it is a URL, as claims that providers' users define are.
     */
    public static Optional<AdminRule> parse(String text) {
        int end = text.matches("https?://.*") ? text.lastIndexOf(':') : text.indexOf(':');
        if (end < 0) {
            return Optional.empty();
        }
        AdminRule rule = new AdminRule(
                text.substring(0, end).strip(), text.substring(end + 1).strip());
        return rule.isSound() ? Optional.of(rule) : Optional.empty();
    }

    private boolean isSound() {
        return ASCII.matcher(claim).matches()
                && !claim.matches("https?")
                && PLAIN_TEXT.matcher(value).matches()
                && (!claim.equals(EMAIL)
                        || (value.contains("@") && ASCII.matcher(value).matches()));
    }

    /**
     * Returns whether somebody with this value in the claim is meant. Addresses are compared without regard to case.
     */
    boolean isMetBy(String actual) {
        return claim.equals(EMAIL) ? lowerAscii(actual).equals(lowerAscii(value)) : actual.equals(value);
    }

    // Not by Unicode's rules, by which a Kelvin sign is a k: such an address is another one.
    private static String lowerAscii(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char at = lower.charAt(i);
            if (at >= 'A' && at <= 'Z') {
                lower.setCharAt(i, (char) (at + ('a' - 'A')));
            }
        }
        return lower.toString();
    }

    /** Returns it as it is written in the setting. */
    @Override
    public String toString() {
        return claim + ":" + value;
    }
}
