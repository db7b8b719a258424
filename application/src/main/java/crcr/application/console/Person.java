package crcr.application.console;

import java.util.List;
import java.util.Map;

/**
 * A person whom the provider has authenticated.
 *
 * @param subject the provider's own name of the account, which is never assigned to another account
 * @param name the display name: the first of name, preferred_username, email and subject that is present
 * @param isEmailVerified whether the provider has verified the address in the claim {@code email}
 * @param claims the claims that are texts or lists of texts
 */
public record Person(String subject, String name, boolean isEmailVerified, Map<String, List<String>> claims) {
    /** Keeps its own copy. */
    public Person {
        claims = Map.copyOf(claims);
    }
}
