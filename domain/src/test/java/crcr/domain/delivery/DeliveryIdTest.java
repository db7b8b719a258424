package crcr.domain.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts name a delivery. */
final class DeliveryIdTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "72d3162e-cc78-11e3-81ab-4c9367dc0958",
                "A",
                "-",
                "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void anIdIsLettersDigitsAndHyphens(String text) {
        assertEquals(Optional.of(new DeliveryId(text)), DeliveryId.parse(text));
        assertEquals(text, new DeliveryId(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a\n",
                "a_b",
                "{a}",
                "a:b",
                "a*",
                "ä",
                "٣",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void anythingElseIsNoId(String text) {
        assertEquals(Optional.empty(), DeliveryId.parse(text));
        assertThrows(IllegalArgumentException.class, () -> new DeliveryId(text));
    }
}
