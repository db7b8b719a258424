package crcr.application.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crcr.application.delivery.ActingOnEvent;
import crcr.application.delivery.TakeEvent.EventOutcome;
import crcr.application.outbox.Claimed;
import crcr.application.store.MemoryStore;
import crcr.application.store.Scene;
import crcr.application.store.StoreUnreachableException;
import crcr.application.trust.IdentitiesInForce;
import crcr.domain.check.PullRequestCommit;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.RelayRule;
import crcr.domain.event.EventRepository;
import crcr.domain.event.Labels;
import crcr.domain.event.PullRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done about labels, before anything is shown. */
final class TakingLabelsTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final Payload BODY = new Payload(new byte[] {'{', '}'});
    private static final EventOutcome RELAYED = new EventOutcome.Ignored("given on");

    private final MemoryStore store = new MemoryStore();
    private final TakingLabels taking = new TakingLabels(
            (_, _, _) -> RELAYED,
            new ActingOnEvent(
                    new RelayRule(Scene.UPSTREAM), new IdentitiesInForce(store.identities()), store.actedDeliveries()),
            Scene.UPSTREAM);

    private static PullRequest event(String repository, String action, String label) {
        return new PullRequest(
                new EventRepository(Optional.of(repository), Optional.of("17")),
                Optional.of(action),
                OptionalLong.of(4_711),
                Optional.of(label),
                Optional.of("c0ffee"),
                List.of("ciflow/crcr/npu", "bug"),
                Optional.of(NOON));
    }

    private EventOutcome take(String id, PullRequest event) {
        return taking.take(new DeliveryId(id), event, BODY);
    }

    private static EventOutcome accepted() {
        return new EventOutcome.Accepted(0, Optional.empty());
    }

    private long waiting() {
        return store.depth(CheckQueue.NAME).waiting();
    }

    @Test
    void aLabelIsPutOnRecordAndItsJobsAreLookedAt() {
        assertEquals(accepted(), take("d1", event("pytorch/pytorch", "labeled", "ciflow/crcr/npu")));

        assertEquals(
                Optional.of(new Labels(Set.of("ciflow/crcr/npu"), NOON)),
                store.board().labels(4_711));
        Claimed claimed =
                store.outbox().claim(CheckQueue.NAME, 1, Duration.ofHours(1)).getFirst();
        assertEquals(
                new CheckQueue.Content.Labelled(new PullRequestCommit(4_711, "c0ffee"), "ciflow/crcr/npu"),
                CheckQueue.content(claimed.effect()));
    }

    @Test
    void oneThatIsTakenAwayIsPutOnRecordOnly() {
        assertEquals(accepted(), take("d1", event("pytorch/pytorch", "unlabeled", "ciflow/crcr/xpu")));
        assertEquals(
                Set.of("ciflow/crcr/npu"),
                store.board().labels(4_711).orElseThrow().names());
        assertEquals(0, waiting());
    }

    @Test
    void aRepeatedDeliveryIsActedOnOnce() {
        take("d1", event("pytorch/pytorch", "labeled", "ciflow/crcr/npu"));
        assertEquals(new EventOutcome.Repeated(0), take("d1", event("pytorch/pytorch", "labeled", "ciflow/crcr/npu")));
        assertEquals(1, waiting());
    }

    @ParameterizedTest
    @CsvSource({
        "labeled,bug",
        "labeled,ciflow/crcr/",
        "labeled,ciflow/trunk",
        "opened,ciflow/crcr/npu",
        "synchronize,ciflow/crcr/npu"
    })
    void allElseIsGivenOn(String action, String label) {
        assertEquals(RELAYED, take("d1", event("pytorch/pytorch", action, label)));
        assertEquals(Optional.empty(), store.board().labels(4_711));
    }

    @Test
    void theLabelsOfAnotherRepositoryAreNoneOfTheUpstreams() {
        assertEquals(
                new EventOutcome.Ignored("repository is not the upstream pytorch/pytorch"),
                take("d1", event("me/pytorch", "labeled", "ciflow/crcr/npu")));
        assertEquals(Optional.empty(), store.board().labels(4_711));
        assertEquals(0, waiting());
    }

    @Test
    void whoTookTheUpstreamsNameOverPutsNoLabelOnRecord() {
        take("d1", event("pytorch/pytorch", "unlabeled", "ciflow/crcr/npu"));
        PullRequest other = event("pytorch/pytorch", "labeled", "ciflow/crcr/npu");
        PullRequest withOtherId = new PullRequest(
                new EventRepository(Optional.of("pytorch/pytorch"), Optional.of("18")),
                other.action(),
                other.number(),
                other.label(),
                other.headSha(),
                other.labels(),
                Optional.of(NOON.plusSeconds(1)));

        assertEquals(EventOutcome.NameTaken.class, take("d2", withOtherId).getClass());
        assertEquals(NOON, store.board().labels(4_711).orElseThrow().updated());
        assertEquals(0, waiting());
    }

    private static PullRequest lacking(OptionalLong number, Optional<String> sha, Optional<Instant> updated) {
        PullRequest whole = event("pytorch/pytorch", "labeled", "ciflow/crcr/npu");
        return new PullRequest(whole.repository(), whole.action(), number, whole.label(), sha, whole.labels(), updated);
    }

    @Test
    void whatLacksSomethingIsRefused() {
        OptionalLong number = OptionalLong.of(4_711);
        Optional<String> sha = Optional.of("c0ffee");
        assertEquals(
                new EventOutcome.Incomplete("pull_request.number"),
                take("d1", lacking(OptionalLong.empty(), sha, Optional.of(NOON))));
        assertEquals(
                new EventOutcome.Incomplete("pull_request.head.sha"),
                take("d1", lacking(number, Optional.empty(), Optional.of(NOON))));
        assertEquals(
                new EventOutcome.Incomplete("pull_request.updated_at"),
                take("d1", lacking(number, sha, Optional.empty())));
    }

    @Test
    void whileTheStoreIsAwayNothingIsTaken() {
        store.goAway();
        PullRequest event = event("pytorch/pytorch", "labeled", "ciflow/crcr/npu");
        assertThrows(StoreUnreachableException.class, () -> take("d1", event));
        store.comeBack();
        assertEquals(accepted(), take("d1", event));
    }
}
