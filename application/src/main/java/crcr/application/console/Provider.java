package crcr.application.console;

import java.util.Optional;

/**
 * The metadata of an OpenID Connect provider.
 *
 * @param issuer exactly as in the claim {@code iss}
 * @param authorization the page where people sign in: an https URL, as the others are
 * @param token the endpoint that exchanges codes for tokens
 * @param endSession the page where people sign out of the provider, if it has one
 * @param takesChallenges whether it may receive a challenge of PKCE: true unless it declares that it supports other
 *     methods only
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
