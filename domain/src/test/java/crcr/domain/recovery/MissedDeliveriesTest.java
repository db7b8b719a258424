package crcr.domain.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.RelayRule;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of GitHub's attempts amount to a missed delivery. */
final class MissedDeliveriesTest {
    private static final Instant NOW = Instant.parse("2026-05-04T20:48:28Z");
    private static final RelayRule RULE = new RelayRule(RepositoryName.of("pytorch/pytorch"));

    private final MissedDeliveries rule = new MissedDeliveries(RULE, Duration.ofDays(7));

    private static DeliveryAttempt attempt(
            String id, String guid, Duration ago, boolean redelivery, boolean succeeded) {
        return new DeliveryAttempt(
                id, new DeliveryId(guid), NOW.minus(ago), redelivery, succeeded, "push", Optional.empty());
    }

    private static DeliveryAttempt failed(String id, String guid, int minutesAgo) {
        return attempt(id, guid, Duration.ofMinutes(minutesAgo), false, false);
    }

    private static DeliveryAttempt redelivered(String id, String guid, int minutesAgo, boolean succeeded) {
        return attempt(id, guid, Duration.ofMinutes(minutesAgo), true, succeeded);
    }

    private List<String> latestOfMissed(DeliveryAttempt... attempts) {
        return rule.among(List.of(attempts), NOW).stream()
                .map(missed -> missed.latest().id())
                .toList();
    }

    @Test
    void aFailureIsAMissedDelivery() {
        assertEquals(
                List.of(new MissedDelivery(new DeliveryId("g"), NOW.minus(Duration.ofMinutes(5)), failed("1", "g", 5))),
                rule.among(List.of(failed("1", "g", 5)), NOW));
    }

    @Test
    void aSuccessIsNone() {
        assertEquals(List.of(), latestOfMissed(attempt("1", "g", Duration.ofMinutes(5), false, true)));
    }

    @Test
    void oneSuccessSettlesADeliveryInAnyOrder() {
        assertEquals(List.of(), latestOfMissed(redelivered("2", "g", 3, true), failed("1", "g", 5)));
        assertEquals(
                List.of(),
                latestOfMissed(redelivered("3", "g", 1, false), redelivered("2", "g", 3, true), failed("1", "g", 5)));
        assertEquals(
                List.of(),
                latestOfMissed(redelivered("2", "g", 3, false), attempt("1", "g", Duration.ofMinutes(5), false, true)));
    }

    @Test
    void ofSeveralFailuresTheNewestIsTheOneToRepeatAndTheFirstTellsTheAge() {
        List<MissedDelivery> missed = rule.among(List.of(redelivered("2", "g", 3, false), failed("1", "g", 50)), NOW);

        assertEquals(1, missed.size());
        assertEquals("2", missed.getFirst().latest().id());
        assertEquals(NOW.minus(Duration.ofMinutes(50)), missed.getFirst().first());
    }

    @Test
    void theOldestComesFirst() {
        assertEquals(
                List.of("1", "2", "3"), latestOfMissed(failed("3", "c", 5), failed("1", "a", 9), failed("2", "b", 7)));
    }

    @Test
    void whatGitHubCannotRedeliverIsOut() {
        Duration limit = MissedDeliveries.REDELIVERABLE;

        assertEquals(List.of("1"), latestOfMissed(attempt("1", "g", limit, false, false)));
        assertEquals(List.of(), latestOfMissed(attempt("1", "g", limit.plusSeconds(1), false, false)));
        assertEquals(
                List.of(),
                latestOfMissed(redelivered("2", "g", 5, false), attempt("1", "g", limit.plusSeconds(1), false, false)));
    }

    @Test
    void whatWouldNoLongerBeOnRecordIsOut() {
        MissedDeliveries forgetful = new MissedDeliveries(RULE, Duration.ofHours(1));

        assertEquals(1, forgetful.among(List.of(failed("1", "g", 60)), NOW).size());
        assertEquals(List.of(), forgetful.among(List.of(failed("1", "g", 61)), NOW));
        assertEquals(NOW.minus(Duration.ofHours(1)), forgetful.earliest(NOW));
        assertEquals(NOW.minus(MissedDeliveries.REDELIVERABLE), rule.earliest(NOW));
    }

    @Test
    void aRedeliveryWhoseFirstAttemptIsNotListedIsLeftAlone() {
        assertEquals(List.of(), latestOfMissed(redelivered("2", "g", 5, false)));
    }

    @ParameterizedTest
    @CsvSource({
        "push, , true",
        "pull_request, opened, true",
        "pull_request, reopened, true",
        "pull_request, synchronize, true",
        "pull_request, closed, true",
        "pull_request, edited, false",
        "pull_request, , false",
        "installation, created, false",
        "ping, , false"
    })
    void onlyWhatMayBeRelayedIsMissed(String event, String action, boolean missed) {
        DeliveryAttempt attempt = new DeliveryAttempt(
                "1",
                new DeliveryId("g"),
                NOW.minus(Duration.ofMinutes(5)),
                false,
                false,
                event,
                Optional.ofNullable(action));

        assertEquals(missed, !rule.among(List.of(attempt), NOW).isEmpty());
    }

    @Test
    void aYoungAttemptIsLeftAMoment() {
        MissedDelivery young = rule.among(List.of(attempt("1", "g", Duration.ofSeconds(59), false, false)), NOW)
                .getFirst();

        assertTrue(young.isYoung(NOW));
        assertFalse(young.isYoung(NOW.plusSeconds(1)));
    }

    @Test
    void aYoungRedeliveryIsLeftAMomentToo() {
        List<MissedDelivery> missed =
                rule.among(List.of(attempt("2", "g", Duration.ofSeconds(10), true, false), failed("1", "g", 50)), NOW);

        assertTrue(missed.getFirst().isYoung(NOW));
    }
}
