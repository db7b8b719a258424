package crcr.bootstrap.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExportHeadersTest {
    @Test
    void severalHeadersAreReadAndTheirValuesDecoded() {
        assertEquals(
                Optional.of(new ExportHeaders(Map.of("Authorization", "Basic YTpi+/==", "x-tenant", "c i"))),
                ExportHeaders.parse("Authorization=Basic%20YTpi+/==, x-tenant = c%20i"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "=v", "x=", "x=%", "x=%0A", "x=a%0d%0aother:b", "x=1,x=2", "x=1,", "a b=1", "x=ü"})
    void whatIsNotOfTheFormIsNone(String text) {
        assertEquals(Optional.empty(), ExportHeaders.parse(text));
    }

    @Test
    void itShowsNoValue() {
        assertFalse(ExportHeaders.parse("x-token=hidden-value")
                .orElseThrow()
                .toString()
                .contains("hidden"));
    }
}
