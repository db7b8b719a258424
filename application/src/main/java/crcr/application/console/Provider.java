package crcr.application.console;

import java.util.Optional;

/**
 * What an OpenID Connect provider says of itself.
 *
 * @param issuer exactly as in the claim {@code iss}
 * @param authorization where people sign in: an https URL, as the others are
 * @param token where codes are given for tokens
 * @param endSession where people sign out of the provider, if it has such a page
 * @param takesChallenges whether it may be sent a challenge of PKCE: unless it says that it knows other methods only
 * @param takesSecretInBody whether the client's secret may be in the body of a request
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata">OpenID Connect
 *     Discovery</a>
 */
public record Provider(
        String issuer,
        String authorization,
        String token,
        Optional<String> endSession,
        boolean takesChallenges,
        boolean takesSecretInBody) {}
