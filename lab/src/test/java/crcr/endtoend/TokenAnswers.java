package crcr.endtoend;

import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import crcr.lab.simulator.oidc.SimulatedToken;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What a callback is answered whose token does not hold. */
final class TokenAnswers {
    private TokenAnswers() {}

    /** Makes each of the answers occur. */
    static void occurIn(World world) {
        world.http()
                .send(Http.request(world.atPublicPort("/github/callback"))
                        .POST(BodyPublishers.noBody())
                        .build())
                .assertRefused(401);
        Stream.concat(Stream.of("garbage"), wrong(world).map(SimulatedToken::compact))
                .forEach(token -> world.http()
                        .report(world.atPublicPort("/github/callback"), token, new byte[0])
                        .assertRefused(401));
    }

    private static Stream<SimulatedToken> wrong(World world) {
        SimulatedToken good = world.token(Surroundings.ALPHA);
        long later = Instant.now().plus(Duration.ofMinutes(10)).getEpochSecond();
        return Stream.of(
                good.claim("exp", "soon"),
                good.header("alg", "RS512"),
                good.header("crit", List.of("exp")),
                good.withoutHeader("kid"),
                good.withoutClaim("iss"),
                good.claim("iss", "https://issuer.example"),
                good.header("kid", "unknown"),
                good.signedBy(OidcIssuerSimulator.newKey().getPrivate()),
                good.withoutClaim("aud"),
                good.claim("aud", "sigstore"),
                good.withoutClaim("exp"),
                world.issuer().token(Instant.now().minus(Duration.ofHours(1))).repository(Surroundings.ALPHA),
                good.claim("nbf", later),
                good.claim("iat", later),
                good.withoutClaim("repository"),
                good.claim("repository", "acme/alpha/more"));
    }
}
