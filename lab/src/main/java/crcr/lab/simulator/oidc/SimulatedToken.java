package crcr.lab.simulator.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crcr.fixture.KnownSecrets;
import crcr.lab.simulator.SimulatedIds;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A draft of a token: as a CI system would issue it for a job, or with changes that make it invalid. Each method
 * returns another draft and leaves this one unchanged.
 */
public final class SimulatedToken {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final long LIFETIME_SECONDS = 300;

    private final Map<String, Object> header;
    private final Map<String, Object> claims;
    private final Signer signer;

    private SimulatedToken(Map<String, Object> header, Map<String, Object> claims, Signer signer) {
        this.header = header;
        this.claims = claims;
        this.signer = signer;
    }

    @FunctionalInterface
    private interface Signer {
        byte[] sign(byte[] signed) throws GeneralSecurityException;
    }

    /** Returns a token of these claims, issued now by that issuer, and signed with that key. */
    static SimulatedToken of(Map<String, Object> told, String issuer, String keyId, PrivateKey key, Instant now) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("typ", "JWT");
        header.put("alg", "RS256");
        header.put("kid", keyId);
        Map<String, Object> claims = new LinkedHashMap<>(told);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("aud", "pytorch-cross-repo-ci-relay");
        claims.put("iss", issuer);
        claims.put("nbf", now.getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + LIFETIME_SECONDS);
        return new SimulatedToken(header, claims, rs256(key));
    }

    /** Returns a draft with this claim, of any type that has a JSON form. */
    public SimulatedToken claim(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        changed.put(name, value);
        return new SimulatedToken(header, changed, signer);
    }

    /** Returns a draft without this claim. */
    public SimulatedToken withoutClaim(String name) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        changed.remove(name);
        return new SimulatedToken(header, changed, signer);
    }

    /**
     * Returns a draft of GitHub's for a run in this repository, {@code owner/name}: every claim with its name or its
     * ids is changed.
     */
    public SimulatedToken repository(String fullName) {
        String workflow = fullName + "/.github/workflows/ci.yml@refs/heads/main";
        return claim("repository", fullName)
                .claim("repository_id", Long.toString(SimulatedIds.repository(fullName)))
                .claim("repository_owner_id", Long.toString(SimulatedIds.owner(fullName)))
                .claim("repository_owner", fullName.substring(0, Math.max(0, fullName.indexOf('/'))))
                .claim("sub", "repo:" + fullName + ":ref:refs/heads/main")
                .claim("workflow_ref", workflow)
                .claim("job_workflow_ref", workflow);
    }

    /** Returns a draft of GitHub's for this run and this attempt. */
    public SimulatedToken run(String runId, String runAttempt) {
        return claim("run_id", runId).claim("run_attempt", runAttempt);
    }

    /** Returns a draft with this member of the header, of any type that has a JSON form. */
    public SimulatedToken header(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(header);
        changed.put(name, value);
        return new SimulatedToken(changed, claims, signer);
    }

    /** Returns a draft without this member of the header. */
    public SimulatedToken withoutHeader(String name) {
        Map<String, Object> changed = new LinkedHashMap<>(header);
        changed.remove(name);
        return new SimulatedToken(changed, claims, signer);
    }

    /** Returns a draft that is signed by another key than its header names. */
    public SimulatedToken signedBy(PrivateKey key) {
        return new SimulatedToken(header, claims, rs256(key));
    }

    /** Returns a draft that is signed by a shared secret, as its header declares. */
    public SimulatedToken signedBySecret(byte[] secret) {
        return new SimulatedToken(header, claims, signed -> {
                    Mac mac = Mac.getInstance("HmacSHA256");
                    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                    return mac.doFinal(signed);
                })
                .header("alg", "HS256");
    }

    /** Returns a draft that is not signed, as its header declares. */
    public SimulatedToken unsigned() {
        return new SimulatedToken(header, claims, _ -> new byte[0]).header("alg", "none");
    }

    /** Returns the token in its compact form. */
    public String compact() {
        String signed = part(header) + "." + part(claims);
        try {
            return KnownSecrets.knownToken(
                    signed + "." + BASE64.encodeToString(signer.sign(signed.getBytes(StandardCharsets.US_ASCII))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    private static String part(Map<String, Object> members) {
        try {
            return BASE64.encodeToString(JSON.writeValueAsBytes(members));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("has no JSON form", e);
        }
    }

    private static Signer rs256(PrivateKey key) {
        return signed -> {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed);
            return signature.sign();
        };
    }
}
