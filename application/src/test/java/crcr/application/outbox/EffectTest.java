package crcr.application.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an effect and what names it may be. */
final class EffectTest {
    private static Effect effect(Optional<String> subject, SortedMap<String, String> attributes) {
        return new Effect(
                new QueueName("test"),
                new Lane("d1", ""),
                subject,
                new DeliveryId("d1"),
                RepositoryName.of("a/one"),
                attributes,
                new Payload(new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "hud", "abcdefghijklmnopqrst"})
    void aQueuesNameHasSmallLetters(String name) {
        assertEquals(name, new QueueName(name).toString());
        assertEquals(Optional.of(new QueueName(name)), QueueName.parse(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Hud", "h-d", "h1", "abcdefghijklmnopqrstu", "hud\n", "{hud}", ":"})
    void nothingElseNamesAQueue(String name) {
        assertThrows(IllegalArgumentException.class, () -> new QueueName(name));
        assertEquals(Optional.empty(), QueueName.parse(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d1 a/one", "\u00fc", "d1\n"})
    void aLanesScopeHasVisibleAsciiCharactersOnly(String scope) {
        assertThrows(IllegalArgumentException.class, () -> new Lane(scope, "build"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Run", "run-id", "run id", "run1"})
    void anAttributesNameHasSmallLettersAndUnderscores(String name) {
        assertThrows(IllegalArgumentException.class, () -> effect(Optional.empty(), new TreeMap<>(Map.of(name, "1"))));
    }

    @Test
    void aSubjectIsNotEmpty() {
        assertThrows(IllegalArgumentException.class, () -> effect(Optional.of(""), new TreeMap<>()));
    }

    @Test
    void theAttributesAreItsOwn() {
        TreeMap<String, String> given = new TreeMap<>(Map.of("run", "1"));
        Effect effect = effect(Optional.of("check"), given);
        given.put("run", "2");

        assertEquals(Map.of("run", "1"), effect.attributes());
        assertThrows(
                UnsupportedOperationException.class, () -> effect.attributes().put("run", "3"));
    }
}
