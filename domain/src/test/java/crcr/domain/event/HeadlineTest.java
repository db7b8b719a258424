package crcr.domain.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HeadlineTest {
    private static Optional<String> kept(String title) {
        return new Headline(Optional.of(title), Optional.empty()).title();
    }

    @Test
    void theFirstLineIsKeptWithoutControlCharactersAndHalvesOfCharacters() {
        assertEquals(Optional.of("Faster kernels"), kept("  Faster\u0007 kernels\u0000 \r\n\nBy far."));
        assertEquals(Optional.of("ab🚀"), kept("a\ud83db🚀"));
        assertEquals(Optional.empty(), kept(" \t\u001b "));
        assertEquals(Optional.empty(), kept(""));
    }

    @Test
    void whatIsTooLongIsCutBetweenCharacters() {
        assertEquals(Optional.of("🚀".repeat(Headline.MOST)), kept("🚀".repeat(Headline.MOST + 1)));
        assertEquals(Optional.of("x".repeat(Headline.MOST)), kept("x".repeat(Headline.MOST + 1)));
    }
}
