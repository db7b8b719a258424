package crcr.infrastructure.callbacktoken;

import io.helidon.security.jwt.jwk.JwkOctet;
import jakarta.json.Json;
import java.util.Base64;

/** A key that signs callback tokens, prepared once for all of them. Its text form hides it. */
public final class TokenKey {
    private final JwkOctet key;

    private TokenKey(JwkOctet key) {
        this.key = key;
    }

    /** Returns the key of these bytes. */
    // The library makes such a key only from its JSON form, which needs a name.
    public static TokenKey of(byte[] bytes) {
        return new TokenKey(JwkOctet.create(Json.createObjectBuilder()
                .add("kty", "oct")
                .add("kid", "callback")
                .add("alg", JwkOctet.ALG_HS256)
                .add("k", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                .build()));
    }

    /** Returns the key in the library's form. */
    JwkOctet forLibrary() {
        return key;
    }

    /** Returns the signature of a text. */
    byte[] sign(byte[] text) {
        return key.sign(text);
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "TokenKey";
    }
}
