package crcr.application.console;

import java.util.List;
import java.util.Map;

/**
 * Somebody whom the provider vouches for.
 *
 * @param subject the provider's own name of the account, which is never given to another one
 * @param name what to call them: the first of name, preferred_username, email and subject that there is
 * @param isEmailVerified whether the provider has verified the address in the claim {@code email}
 * @param claims those claims that are texts or lists of texts
 */
public record Person(String subject, String name, boolean isEmailVerified, Map<String, List<String>> claims) {
    /** Keeps its own copy. */
    public Person {
        claims = Map.copyOf(claims);
    }
}
