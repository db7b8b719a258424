package crcr.domain.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PatienceTest {
    private static final Duration ASKED = Duration.ofMinutes(10);
    private static final Duration CLOSED = Duration.ofHours(6);
    private static final Patience USUAL = new Patience(Optional.of(ASKED), CLOSED, Duration.ofHours(6));
    private static final Patience NEVER_ASKS = new Patience(Optional.empty(), CLOSED, Duration.ofHours(6));

    @ParameterizedTest
    @CsvSource({
        "PT9M59.999S, false, false",
        "PT10M, true, false",
        "PT5H59M59.999S, true, false",
        "PT6H, false, true",
        "PT100H, false, true"
    })
    void aJobIsAskedAboutAndThenClosed(Duration silence, boolean asked, boolean closed) {
        assertEquals(asked, USUAL.asksAfter(silence));
        assertEquals(closed, USUAL.closesAfter(silence));
        assertEquals(closed, NEVER_ASKS.closesAfter(silence));
        assertFalse(NEVER_ASKS.asksAfter(silence));
    }

    @Test
    void nothingIsDoneBeforeTheFirstOfBoth() {
        assertEquals(ASKED, USUAL.untilLook());
        assertEquals(CLOSED, NEVER_ASKS.untilLook());
        assertEquals(ASKED, new Patience(Optional.of(CLOSED), ASKED, CLOSED).untilLook());
    }

    @Test
    void aRunIsLookedAtAgainWhenGitHubMayBeAskedAgain() {
        assertEquals(ASKED, USUAL.untilNextLook());
        assertTrue(NEVER_ASKS.untilNextLook().compareTo(CLOSED) < 0);
    }
}
