package crcr.lab.simulator.oidc;

import crcr.fixture.KnownSecrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The codes of a provider, each of which is valid for one token. */
final class IssuedCodes {
    private final Map<String, Issued> codes = new ConcurrentHashMap<>();

    /** The person for whom a code was issued, with the sign-in. */
    record Issued(SignInRequest request, SimulatedPerson person) {
        private boolean isFor(Map<String, String> form) {
            return request.get("redirect_uri").equals(form.get("redirect_uri"))
                    && (request.get("code_challenge").isEmpty()
                            || request.get("code_challenge").equals(challenge(form.getOrDefault("code_verifier", ""))));
        }
    }

    String issue(SignInRequest request, SimulatedPerson person) {
        String code = KnownSecrets.known("code-" + UUID.randomUUID());
        codes.put(code, new Issued(request, person));
        return code;
    }

    /** Redeems a code; empty if it was redeemed already, or belongs to another sign-in. */
    Optional<Issued> take(Map<String, String> form) {
        return Optional.ofNullable(codes.remove(form.getOrDefault("code", ""))).filter(issued -> issued.isFor(form));
    }

    // RFC 7636, 4.6
    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
