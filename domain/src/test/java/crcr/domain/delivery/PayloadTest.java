package crcr.domain.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A payload is its bytes, and keeps them to itself when it is printed. */
final class PayloadTest {
    private static Payload of(String text) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void payloadsOfTheSameBytesAreEqual() {
        assertEquals(of("{\"a\":1}"), of("{\"a\":1}"));
        assertEquals(of("{\"a\":1}").hashCode(), of("{\"a\":1}").hashCode());
        assertNotEquals(of("{\"a\":1}"), of("{\"a\": 1}"));
    }

    @Test
    void theBytesAreNotCopied() {
        byte[] bytes = {1, 2, 3};

        assertSame(bytes, new Payload(bytes).bytes());
    }

    @Test
    void onlyTheSizeIsPrinted() {
        assertEquals("Payload[6 bytes]", of("secret").toString());
    }
}
