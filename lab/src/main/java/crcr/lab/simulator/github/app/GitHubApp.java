package crcr.lab.simulator.github.app;

import crcr.fixture.KnownSecrets;
import crcr.lab.simulator.github.GitHubRefusal;
import crcr.lab.simulator.github.GitHubRequest;
import io.helidon.security.jwt.Jwt;
import io.helidon.security.jwt.SignedJwt;
import io.helidon.security.jwt.jwk.JwkKeys;
import io.helidon.security.jwt.jwk.JwkRSA;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The GitHub App: its key, and the check of its credentials. */
public final class GitHubApp {
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    /**
     * The length of the bytes before the PKCS#1 form in the PKCS#8 form of an RSA key of 2048 bits (RFC 5208, RFC
     * 8017).
     */
    private static final int PKCS8_HEAD = 26;

    // Shared by all in this process, because drawing a key takes as long as a whole test.
    private static final KeyPair FIRST_KEYS = newKeys();

    private final String id;
    private final Clock clock;
    private volatile KeyPair keys;

    private GitHubApp(String id, Clock clock, KeyPair keys) {
        this.id = id;
        this.clock = clock;
        this.keys = keys;
    }

    public static GitHubApp create(String id, Clock clock) {
        return new GitHubApp(id, clock, FIRST_KEYS);
    }

    /** Replaces the App's key; the former one becomes invalid. */
    public void replaceKey() {
        keys = newKeys();
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    public String id() {
        return id;
    }

    public String pkcs8() {
        return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    public String pkcs1() {
        byte[] pkcs8 = keys.getPrivate().getEncoded();
        return pem("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, PKCS8_HEAD, pkcs8.length));
    }

    private static String pem(String kind, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return KnownSecrets.knownKey("-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n");
    }

    /**
     * Refuses a call that the App has not signed.
     *
     * @see <a
     *     href="https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app">GitHub's
     *     rules</a>
     */
    public void check(GitHubRequest request) {
        Jwt claims = verified(KnownSecrets.knownToken(request.bearer()));
        Instant now = clock.instant();
        if (!claims.issuer().equals(Optional.of(id))) {
            throw new GitHubRefusal(401, "'Issuer' claim ('iss') is not this App");
        }
        if (claims.issueTime().isEmpty() || claims.issueTime().get().isAfter(now)) {
            throw new GitHubRefusal(401, "'Issued at' claim ('iat') must be in the past");
        }
        if (claims.expirationTime().isEmpty() || !claims.expirationTime().get().isAfter(now)) {
            throw new GitHubRefusal(401, "'Expiration time' claim ('exp') must be in the future");
        }
        if (claims.expirationTime().get().isAfter(now.plus(LONGEST_LIFE))) {
            throw new GitHubRefusal(401, "'Expiration time' claim ('exp') is too far in the future");
        }
    }

    private Jwt verified(String token) {
        SignedJwt signed = parsed(token);
        JwkRSA key = JwkRSA.builder().publicKey((RSAPublicKey) keys.getPublic()).build();
        if (!signed.verifySignature(JwkKeys.builder().build(), key).isValid()) {
            throw new GitHubRefusal(401, "A JSON web token could not be decoded");
        }
        return signed.getJwt();
    }

    private static SignedJwt parsed(String token) {
        try {
            return SignedJwt.parseToken(token);
        } catch (RuntimeException _) {
            throw new GitHubRefusal(401, "A JSON web token could not be decoded");
        }
    }
}
