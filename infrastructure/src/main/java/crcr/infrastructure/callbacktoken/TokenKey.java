package crcr.infrastructure.callbacktoken;

import io.helidon.security.jwt.jwk.JwkOctet;
import jakarta.json.Json;
import java.util.Base64;

/** A key that signs callback tokens, prepared once for all of them. It is shown to nobody by accident. */
public final class TokenKey {
    private final JwkOctet key;

    private TokenKey(JwkOctet key) {
        this.key = key;
    }

    /** Returns the key of these bytes. */
    // The library makes such a key only of its JSON form, and that must have a name.
    public static TokenKey of(byte[] bytes) {
        return new TokenKey(JwkOctet.create(Json.createObjectBuilder()
                .add("kty", "oct")
                .add("kid", "callback")
                .add("alg", JwkOctet.ALG_HS256)
                .add("k", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                .build()));
    }

    /** Returns it as the library takes it. */
    JwkOctet forLibrary() {
        return key;
    }

    /** Returns the signature of a text. */
    byte[] sign(byte[] text) {
        return key.sign(text);
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "TokenKey";
    }
}
