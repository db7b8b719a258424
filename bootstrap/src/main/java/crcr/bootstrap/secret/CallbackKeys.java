package crcr.bootstrap.secret;

import crcr.infrastructure.callbacktoken.CallbackTokens;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of callback tokens (docs/concepts/trust.md#keys-of-callback-tokens). */
public final class CallbackKeys {
    private CallbackKeys() {}

    /**
     * Those that are accepted, the first of which signs. A key that is not set, be it this one or the previous one, is
     * derived from the webhook secret: so one may be set for the first time, or no longer be set, like any other
     * change.
     *
     * @param webhookSecrets the one in force, and then those before it that are accepted too
     */
    public static List<byte[]> accepted(Optional<Secret> key, Optional<Secret> previous, List<Secret> webhookSecrets) {
        List<byte[]> derived = webhookSecrets.stream()
                .map(secret -> CallbackTokens.derivedKey(secret.bytes()))
                .toList();
        byte[] signing = key.map(Secret::bytes).orElseGet(derived::getFirst);
        return Stream.of(
                        Stream.of(signing),
                        previous.map(Secret::bytes).stream(),
                        key.isPresent() && previous.isPresent() ? Stream.<byte[]>of() : derived.stream())
                .flatMap(keys -> keys)
                .toList();
    }
}
