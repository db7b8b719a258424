package crcr.bootstrap.secret;

import crcr.infrastructure.callbacktoken.CallbackTokens;
import crcr.infrastructure.callbacktoken.TokenKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The keys of callback tokens (docs/concepts/trust.md#keys-of-callback-tokens). They are made once, and again when a
 * secret has changed: to derive one costs more than to check a token. Safe for any number of threads.
 */
public final class CallbackKeys {
    private final Supplier<Secrets> secrets;
    private volatile Optional<Made> last = Optional.empty();

    /** Makes keys of the secrets as they are at each moment. */
    public CallbackKeys(Supplier<Secrets> secrets) {
        this.secrets = secrets;
    }

    /**
     * What keys are made of.
     *
     * @param key what signs; empty if that is derived
     * @param previous what signed before
     * @param webhook the webhook secret in force, and then those before it that are accepted too
     */
    public record Secrets(Optional<Secret> key, Optional<Secret> previous, List<Secret> webhook) {
        /** Keeps its own copy. */
        public Secrets {
            webhook = List.copyOf(webhook);
        }
    }

    private record Made(Secrets of, List<TokenKey> keys) {}

    /**
     * Returns those that are accepted, the first of which signs. A key that is not set, be it this one or the previous
     * one, is derived from the webhook secret: so one may be set for the first time, or no longer be set, like any
     * other change.
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
