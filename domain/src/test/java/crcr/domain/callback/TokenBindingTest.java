package crcr.domain.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokenBindingTest {
    private static final String SHA = "d6fde92930d4715a2b49857d24b940956b26d2d3";
    private static final TokenBinding PULL_REQUEST = of(OptionalLong.of(4_711), false);
    private static final TokenBinding PUSH = of(OptionalLong.empty(), true);
    private static final TokenBinding PUSH_OF_PULL_REQUEST = of(OptionalLong.of(4_711), true);

    private static TokenBinding of(OptionalLong pullRequest, boolean push) {
        return new TokenBinding(
                new DeliveryId("d1"),
                RepositoryName.of("a/one"),
                RepositoryName.of("up/stream"),
                pullRequest,
                SHA,
                push);
    }

    @ParameterizedTest
    @CsvSource({
        "UPSTREAM, up/stream, true, true",
        "UPSTREAM, UP/Stream, true, true",
        "UPSTREAM, up/stream2, false, false",
        "UPSTREAM, '', false, false",
        "NUMBER, 4711, true, false",
        "NUMBER, 4712, false, false",
        "NUMBER, 04711, false, false",
        "NUMBER, 4711.0, false, false",
        "NUMBER, '', false, false",
        "PULL_REQUEST, 4711, true, false",
        "PULL_REQUEST, 4711 , true, false",
        "PULL_REQUEST, 1, false, false",
        "HEAD, d6fde92930d4715a2b49857d24b940956b26d2d3, true, true",
        "HEAD, d6fde92930d4715a2b49857d24b940956b26d2d4, false, false",
        "HEAD, d6fde92930d4, false, false",
        "HEAD, '', false, false",
        "AFTER, d6fde92930d4715a2b49857d24b940956b26d2d3, true, true",
        "AFTER, 6113728f27ae82c7b1a177c8d03f9e96e0adf246, true, false"
    })
    void anEchoedFieldIsThatOfTheEventOrNot(EchoedField field, String value, boolean pullRequest, boolean push) {
        Map<EchoedField, String> echoed = Map.of(field, value);

        assertEquals(pullRequest ? Optional.empty() : Optional.of(field), PULL_REQUEST.changedIn(echoed));
        assertEquals(push ? Optional.empty() : Optional.of(field), PUSH.changedIn(echoed));
    }

    @Test
    void aPushOfAPullRequestIsBoundToItsNumberAndToWhatItMovedItsRefTo() {
        assertEquals(
                Optional.empty(),
                PUSH_OF_PULL_REQUEST.changedIn(Map.of(EchoedField.AFTER, SHA, EchoedField.NUMBER, "4711")));
        assertEquals(
                Optional.of(EchoedField.AFTER), PUSH_OF_PULL_REQUEST.changedIn(Map.of(EchoedField.AFTER, "c0ffee")));
        assertEquals(
                Optional.of(EchoedField.NUMBER), PUSH_OF_PULL_REQUEST.changedIn(Map.of(EchoedField.NUMBER, "4712")));
    }

    @Test
    void whatIsNotEchoedIsNotCompared() {
        assertEquals(Optional.empty(), PULL_REQUEST.changedIn(Map.of()));
    }

    @Test
    void oneChangedFieldAmongGoodOnesIsFound() {
        assertEquals(
                Optional.of(EchoedField.HEAD),
                PULL_REQUEST.changedIn(Map.of(
                        EchoedField.UPSTREAM, "up/stream",
                        EchoedField.NUMBER, "4711",
                        EchoedField.PULL_REQUEST, "4711",
                        EchoedField.HEAD, "c0ffee")));
    }
}
