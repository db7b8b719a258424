package crcr.bootstrap.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import crcr.bootstrap.secret.CallbackKeys.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Keys are not made anew for each token; which secrets they are made of is seen end to end. */
class CallbackKeysTest {
    private final AtomicReference<Secrets> secrets = new AtomicReference<>(webhook("first"));
    private final CallbackKeys keys = new CallbackKeys(secrets::get);

    private static Secrets webhook(String... secrets) {
        return new Secrets(
                Optional.empty(),
                Optional.empty(),
                List.of(secrets).stream().map(Secret::new).toList());
    }

    @Test
    void keysAreMadeOnceOfTheSameSecrets() {
        var made = keys.accepted();
        secrets.set(webhook("first"));

        assertSame(made, keys.accepted());
    }

    @Test
    void keysAreMadeAgainOfOtherSecrets() {
        var made = keys.accepted();
        secrets.set(webhook("second", "first"));

        assertNotSame(made, keys.accepted());
        assertEquals(made.size() + 1, keys.accepted().size());
        secrets.set(webhook("first"));
        assertEquals(made.size(), keys.accepted().size());
    }
}
