package crcr.bootstrap.secret;

import crcr.infrastructure.callbacktoken.CallbackTokens;
import crcr.infrastructure.callbacktoken.TokenKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes the keys of callback tokens (docs/concepts/trust.md#keys-of-callback-tokens). They are made once, and again
 * when a secret has changed, because deriving one costs more than checking a token. Safe for use by several threads.
 */
public final class CallbackKeys {
    private final Supplier<Secrets> secrets;
    private volatile Optional<Made> last = Optional.empty();

    /** Makes keys from the secrets of each moment. */
    public CallbackKeys(Supplier<Secrets> secrets) {
        this.secrets = secrets;
    }

    /**
     * The secrets from which keys are made.
     *
     * @param key the signing key; empty if it is derived
     * @param previous the former signing key
     * @param webhook the webhook secret in force, and then former ones that are accepted too
     */
    public record Secrets(Optional<Secret> key, Optional<Secret> previous, List<Secret> webhook) {
        /** Keeps its own copy. */
        public Secrets {
            webhook = List.copyOf(webhook);
        }
    }

    private record Made(Secrets of, List<TokenKey> keys) {}

    /**
     * Returns the accepted keys, the first of which signs. A key that is not set, the present or the previous one, is
     * derived from the webhook secret. So setting one for the first time, or removing it, is a change like any other.
     */
    public List<TokenKey> accepted() {
        Secrets now = secrets.get();
        Made made = last.filter(before -> before.of().equals(now)).orElseGet(() -> new Made(now, of(now)));
        last = Optional.of(made);
        return made.keys();
    }

    private static List<TokenKey> of(Secrets secrets) {
        List<byte[]> derived = secrets.webhook().stream()
                .map(secret -> CallbackTokens.derivedKey(secret.bytes()))
                .toList();
        byte[] signing = secrets.key().map(Secret::bytes).orElseGet(derived::getFirst);
        boolean needsDerived = secrets.key().isEmpty() || secrets.previous().isEmpty();
        return Stream.of(
                        Stream.of(signing),
                        secrets.previous().map(Secret::bytes).stream(),
                        needsDerived ? derived.stream() : Stream.<byte[]>of())
                .flatMap(keys -> keys)
                .map(TokenKey::of)
                .toList();
    }
}
