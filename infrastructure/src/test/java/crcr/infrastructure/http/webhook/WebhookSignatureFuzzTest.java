package crcr.infrastructure.http.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A header is the signature of a body in only one spelling. An input is a header, a line feed, and a body. */
class WebhookSignatureFuzzTest {
    private static final byte[] SECRET = "It's a Secret to Everybody".getBytes(StandardCharsets.UTF_8);

    private final WebhookSignature signature = new WebhookSignature(() -> List.of(SECRET));

    @FuzzTest(maxDuration = "2s")
    void aSignatureHoldsForOneHeaderAlone(byte[] input) throws GeneralSecurityException {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        String header = new String(input, 0, end, StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        String right = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));

        assertEquals(
                header.equals(right), signature.check(Optional.of(header), body).isPresent());
        assertTrue(signature.check(Optional.of(right), body).isPresent());
        assertFalse(signature
                .check(Optional.of(right), Arrays.copyOf(body, body.length + 1))
                .isPresent());
    }
}
