package crcr.infrastructure.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import crcr.lab.simulator.oidc.SimulatedSystem;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The keys of an issuer of each system are found where its discovery document says, and its tokens hold by them. */
class SimulatedIssuersTest {
    @ParameterizedTest
    @EnumSource(SimulatedSystem.class)
    void theKeysOfEachSystemAreFound(SimulatedSystem system) throws Exception {
        try (OutgoingHttp http = new OutgoingHttp();
                OidcIssuerSimulator issuer = OidcIssuerSimulator.start(system)) {
            var keys = PublishedKeys.atIssuer(http, issuer.issuer()).fetch();

            assertEquals(Set.of("key-1"), keys.keySet());
            switch (PresentedToken.read(issuer.token(Instant.now()).compact())) {
                case PresentedToken.TokenReading.Usable(PresentedToken token) ->
                    assertTrue(token.isSignedBy(Objects.requireNonNull(keys.get("key-1"))));
                case PresentedToken.TokenReading.Unusable unusable -> throw new AssertionError(unusable);
            }
        }
    }
}
