package crcr.infrastructure.hud;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HudWordsTest {
    private static String words(String body) {
        return HudWords.in(body, "the-secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"message\":\"a\",\"error\":\"b\",\"detail\":\"c\"} | a",
                "{\"error\":\"b\",\"detail\":\"c\"} | b",
                "{\"detail\":\"c\"} | c",
                "{\"message\":{\"text\":\"a\"},\"detail\":\"c\"} | c",
                "{\"reason\":\"d\"} | {\"reason\":\"d\"}",
                "{\"message\": | {\"message\":",
                "no JSON at all | no JSON at all",
                "\"a text\" | \"a text\""
            })
    void theExplanationIsFoundWhereApisPutItOrIsTheWholeBody(String body, String expected) {
        assertEquals(expected, words(body));
    }

    @Test
    void nothingIsSaidForHudIfItSaysNothing() {
        assertEquals("HUD gave no reason", words(""));
        assertEquals("HUD gave no reason", words(" \r\n\t"));
        assertEquals("HUD gave no reason", words("{\"message\":\"\"}"));
    }

    @Test
    void theWordsAreOnOneLineAndShowable() {
        assertEquals("a b c d e f", words("a\r\nb\u0000c\u001b\td\u202ee\u2028f\u200f"));
        assertEquals("a b", words("{\"message\":\"a\\ud800b\"}"));
    }

    @Test
    void theWordsEndAfter500CharactersAndNotWithinOne() {
        assertEquals("x".repeat(500), words("x".repeat(501)));
        assertEquals("x".repeat(500), words("x".repeat(500)));
        assertEquals("x".repeat(499), words("x".repeat(499) + "🚀"));
    }

    @Test
    void theKeyIsReplacedBeforeTheWordsAreCut() {
        assertEquals("not (the key)", words("{\"message\":\"not the-secret\"}"));
        assertEquals("x".repeat(495) + "(the ", words("x".repeat(495) + "the-secret"));
    }
}
