package crcr.lab.simulator.oidc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A person with an account at a simulated OpenID Connect provider.
 *
 * @param subject the provider's id of the account
 * @param isEmailVerified whether the provider has verified the address
 */
public record SimulatedPerson(String subject, String name, String email, boolean isEmailVerified, List<String> groups) {
    /** An operator of the relay. */
    public static final SimulatedPerson ADA =
            new SimulatedPerson("ada", "Ada Operator", "ada@example.org", true, List.of("relay-admins", "staff"));

    /** A maintainer of a downstream. */
    public static final SimulatedPerson RITA =
            new SimulatedPerson("rita", "Rita Reader", "rita@example.org", true, List.of("staff"));

    /** Keeps its own copy. */
    public SimulatedPerson {
        groups = List.copyOf(groups);
    }

    Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", subject);
        claims.put("name", name);
        claims.put("email", email);
        claims.put("email_verified", isEmailVerified);
        claims.put("groups", groups);
        return claims;
    }
}
