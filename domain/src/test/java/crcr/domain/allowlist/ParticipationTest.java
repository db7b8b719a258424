package crcr.domain.allowlist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The events of an allowlist's entries. */
final class ParticipationTest {
    @ParameterizedTest
    @EnumSource
    void eachIsFoundByItsName(Participation participation) {
        assertEquals(Optional.of(participation), Participation.named(participation.event()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "push", "Nightly", "PULL_REQUEST", "pull-request", "periodic"})
    void anythingElseIsNotKnown(String event) {
        assertEquals(Optional.empty(), Participation.named(event));
    }

    @Test
    void severalAreNamedInOneOrder() {
        assertEquals("pull_request and nightly", Participation.inWords(Participation.ALL));
        assertEquals("nightly", Participation.inWords(Set.of(Participation.NIGHTLY)));
        assertEquals("", Participation.inWords(Set.of()));
    }
}
