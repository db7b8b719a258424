package crcr.infrastructure.http.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.infrastructure.http.webhook.WebhookSignature.SignedWith;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A signature holds for one body and one secret. */
final class WebhookSignatureTest {
    // The values to test with of
    // https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
    private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);
    private static final String DIGEST = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private static final byte[] SECRET = "It's a Secret to Everybody".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ANOTHER = "another".getBytes(StandardCharsets.UTF_8);

    private final WebhookSignature signature = accepting(SECRET);

    private static WebhookSignature accepting(byte[]... secrets) {
        return new WebhookSignature(() -> List.of(secrets));
    }

    private static boolean holds(WebhookSignature signature, String header) {
        return signature.check(Optional.of(header), BODY).isPresent();
    }

    @Test
    void gitHubsOwnExampleHolds() {
        assertTrue(holds(signature, "sha256=" + DIGEST));
    }

    @Test
    void anotherBodyOrAnotherSecretDoesNot() {
        assertFalse(signature
                .check(Optional.of("sha256=" + DIGEST), "Hello, World?".getBytes(StandardCharsets.UTF_8))
                .isPresent());
        assertFalse(holds(accepting(ANOTHER), "sha256=" + DIGEST));
        assertFalse(holds(accepting(ANOTHER, ANOTHER), "sha256=" + DIGEST));
    }

    @Test
    void itIsToldWhichSecretItWasSignedWith() {
        Optional<String> header = Optional.of("sha256=" + DIGEST);

        assertEquals(Optional.of(SignedWith.CURRENT), accepting(SECRET).check(header, BODY));
        assertEquals(Optional.of(SignedWith.CURRENT), accepting(SECRET, ANOTHER).check(header, BODY));
        assertEquals(
                Optional.of(SignedWith.PREVIOUS), accepting(ANOTHER, SECRET).check(header, BODY));
        assertEquals(Optional.of(SignedWith.CURRENT), accepting(SECRET, SECRET).check(header, BODY));
    }

    @Test
    void theSecretsOfThatMomentCount() {
        AtomicReference<List<byte[]>> secrets = new AtomicReference<>(List.of(ANOTHER));
        WebhookSignature following = new WebhookSignature(secrets::get);
        assertFalse(holds(following, "sha256=" + DIGEST));

        secrets.set(List.of(SECRET));

        assertTrue(holds(following, "sha256=" + DIGEST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                DIGEST,
                "sha1=" + DIGEST,
                "sha256=" + DIGEST + "00",
                "sha256= " + DIGEST,
                "SHA256=" + DIGEST,
                "sha256=757107EA0EB2509FC211221CCE984B8A37570B6D7586C22C46F4379C8B043E17",
                "sha256=zz7107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
            })
    void aMalformedHeaderDoesNot(String header) {
        assertFalse(holds(signature, header));
    }

    @Test
    void noHeaderDoesNot() {
        assertFalse(signature.check(Optional.empty(), BODY).isPresent());
    }
}
