package crcr.infrastructure.oidc;

import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import java.security.KeyPair;

/** Keys that are made once for all tests, since making one takes long. */
final class TestKeys {
    static final KeyPair FIRST = OidcIssuerSimulator.newKey();
    static final KeyPair SECOND = OidcIssuerSimulator.newKey();

    private TestKeys() {}
}
