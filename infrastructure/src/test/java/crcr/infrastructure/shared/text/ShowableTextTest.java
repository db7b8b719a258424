package crcr.infrastructure.shared.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShowableTextTest {
    @Test
    void aLineHasNoneOfWhatCouldPlayTricks() {
        assertEquals("a b c d e f", ShowableText.line(" a\r\nb\u0000c\u001b\td\u202ee\u2028f\u200f"));
        assertEquals("a b", ShowableText.line("a\ud800b"));
        assertEquals("größer 🚀", ShowableText.line("größer 🚀"));
        assertEquals("", ShowableText.line("\u0007\n"));
    }

    @Test
    void aBeginningIsShortAndEndsWithAWholeCharacter() {
        assertEquals("abc", ShowableText.beginning("abc", 3));
        assertEquals("abc", ShowableText.beginning("abcd", 3));
        assertEquals("ab", ShowableText.beginning("ab🚀", 3));
        assertEquals("ab🚀", ShowableText.beginning("ab🚀", 4));
        assertEquals("abc", ShowableText.beginning("\n\nabc\n\n", 3));
    }

    @Test
    void whatIsShortenedSaysSo() {
        assertEquals("abc", ShowableText.shortened("abc\n", 3));
        assertEquals("abc…", ShowableText.shortened("abcd", 3));
        assertEquals("ab…", ShowableText.shortened("ab🚀", 3));
    }

    @Test
    void whatIsShortAndPrintableIsQuoted() {
        assertEquals("\"a, b <c>\"", ShowableText.quoted("a, b <c>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\"b", "a\nb", "ä", "\u007f"})
    void anythingElseIsOnlyMentioned(String text) {
        assertEquals("something too long or unprintable to show", ShowableText.quoted(text));
        assertEquals("something too long or unprintable to show", ShowableText.quoted("a".repeat(201)));
    }
}
