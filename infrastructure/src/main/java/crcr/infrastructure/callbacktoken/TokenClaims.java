package crcr.infrastructure.callbacktoken;

import crcr.domain.callback.TokenBinding;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import io.helidon.security.jwt.Jwt;
import io.helidon.security.jwt.SignedJwt;
import io.helidon.security.jwt.jwk.JwkOctet;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The claims of a callback token.
 *
 * @param binding the facts to which it is bound
 * @param expiry the end of its validity, exclusive
 */
record TokenClaims(TokenBinding binding, Instant expiry) {
    private static final String DELIVERY = "delivery";
    private static final String DOWNSTREAM = "downstream";
    private static final String UPSTREAM = "upstream";
    private static final String PULL_REQUEST = "pr";
    private static final String HEAD_SHA = "sha";
    private static final String PUSH = "push";

    /** Returns the token with these claims, to be signed. */
    static Jwt of(TokenBinding binding, Instant expiry) {
        Jwt.Builder claims = Jwt.builder()
                .algorithm(JwkOctet.ALG_HS256)
                .expirationTime(expiry)
                .addPayloadClaim(DELIVERY, binding.delivery().value())
                .addPayloadClaim(DOWNSTREAM, binding.downstream().toString())
                .addPayloadClaim(UPSTREAM, binding.upstream().toString())
                .addPayloadClaim(HEAD_SHA, binding.headSha());
        binding.pullRequest().ifPresent(number -> claims.addPayloadClaim(PULL_REQUEST, number));
        if (binding.push()) {
            claims.addPayloadClaim(PUSH, true);
        }
        return claims.build();
    }

    /** Returns the claims of a token with a verified signature; empty if its key was used for something else. */
    static Optional<TokenClaims> read(String token) {
        try {
            Jwt claims = SignedJwt.parseToken(token).getJwt();
            OptionalLong pullRequest = pullRequest(claims);
            return Optional.of(new TokenClaims(
                    new TokenBinding(
                            new DeliveryId(text(claims, DELIVERY)),
                            RepositoryName.of(text(claims, DOWNSTREAM)),
                            RepositoryName.of(text(claims, UPSTREAM)),
                            pullRequest,
                            text(claims, HEAD_SHA),
                            // A token from before this claim existed: a push had no pull request then.
                            claims.payloadClaims().containsKey(PUSH) || pullRequest.isEmpty()),
                    claims.expirationTime().orElseThrow()));
        } catch (RuntimeException e) {
            // The library's exceptions quote the token, so that none of them is passed on.
            return Optional.empty();
        }
    }

    private static OptionalLong pullRequest(Jwt claims) {
        return claims.payloadClaims().get(PULL_REQUEST) instanceof JsonNumber number
                ? OptionalLong.of(number.longValueExact())
                : OptionalLong.empty();
    }

    private static String text(Jwt claims, String name) {
        return ((JsonString) Objects.requireNonNull(claims.payloadClaims().get(name), name)).getString();
    }
}
