package crcr.application.console;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes a person an admin whose ID token has this value in this claim.
 *
 * @param claim the claim's name; {@code email} counts only if the provider has verified the address
 * @param value the value that the claim, or one of its elements if it is a list, must have
 */
public record AdminRule(String claim, String value) {
    /** The claim with the address. */
    static final String EMAIL = "email";

    private static final Pattern PLAIN_TEXT = Pattern.compile("[^\\p{Cntrl}]{1,300}");
    private static final Pattern ASCII = Pattern.compile("[!-~]+");

    /**
     * Reads {@code <claim>:<value>}; empty if the text has another form. The claim ends at the first colon, or at the
     * last one if it is a URL, which claims defined by the provider's users are.
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

    /** Returns whether this value of the claim meets the rule. Addresses are compared without regard to case. */
    boolean isMetBy(String actual) {
        return claim.equals(EMAIL) ? lowerAscii(actual).equals(lowerAscii(value)) : actual.equals(value);
    }

    // Unicode's rules do not apply: they make a Kelvin sign a k, and such an address is another one.
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

    /** Returns the rule as the setting has it. */
    @Override
    public String toString() {
        return claim + ":" + value;
    }
}
