package crcr.application.outbox;

import java.util.regex.Pattern;

/**
 * A lane: its effects are done one after the other. Lanes do not wait for each other.
 *
 * @param scope one or more visible ASCII characters
 * @param name any text: one lane of the scope
 */
public record Lane(String scope, String name) {
    private static final Pattern SCOPE = Pattern.compile("[!-~]+");

    /** Refuses a scope of another form. */
    public Lane {
        if (!SCOPE.matcher(scope).matches()) {
            throw new IllegalArgumentException("a lane's scope has visible ASCII characters only");
        }
    }
}
