package crcr.infrastructure.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A signature holds for one body and one secret. */
final class WebhookSignatureTest {
    // The values to test with of
    // https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
    private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);
    private static final String DIGEST = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private final WebhookSignature signature =
            new WebhookSignature("It's a Secret to Everybody".getBytes(StandardCharsets.UTF_8));

    @Test
    void gitHubsOwnExampleHolds() {
        assertTrue(signature.holds(Optional.of("sha256=" + DIGEST), BODY));
    }

    @Test
    void anotherBodyOrAnotherSecretDoesNot() {
        assertFalse(signature.holds(Optional.of("sha256=" + DIGEST), "Hello, World?".getBytes(StandardCharsets.UTF_8)));
        assertFalse(new WebhookSignature("another".getBytes(StandardCharsets.UTF_8))
                .holds(Optional.of("sha256=" + DIGEST), BODY));
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
        assertFalse(signature.holds(Optional.of(header), BODY));
    }

    @Test
    void noHeaderDoesNot() {
        assertFalse(signature.holds(Optional.empty(), BODY));
    }
}
