package crcr.application.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.allowlist.Allowlists;
import crcr.application.explanation.Explanation.Listing;
import crcr.application.store.MemoryStore;
import crcr.application.store.Scene;
import crcr.application.store.StoreUnreachableException;
import crcr.domain.allowlist.Level;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.RelayRule;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why a repository was not triggered. */
final class ExplainingDeliveriesTest {
    private static final RepositoryName ONE = RepositoryName.of("a/one");

    private final MemoryStore store = new MemoryStore();

    private ExplainingDeliveries explaining(AllowlistInForce allowlist) {
        return new ExplainingDeliveries(new RelayRule(Scene.UPSTREAM), allowlist, store.history());
    }

    private Listing listing(AllowlistInForce allowlist) {
        return explaining(allowlist).ofLatest(ONE).listing();
    }

    @Test
    void itIsToldWhetherTheRepositoryIsListedNow() {
        AllowlistInForce listed = Allowlists.inForce(Allowlists.entry(Level.L2, "A/One"));

        assertEquals(
                new Listing.Listed(listed.allowlist().orElseThrow().find(ONE).orElseThrow()), listing(listed));
        assertEquals(new Listing.NotListed(), listing(Allowlists.inForce(Allowlists.entry(Level.L2, "b/two"))));
        assertEquals(new Listing.NoAllowlistYet(), listing(new AllowlistInForce()));
    }

    @Test
    void whatIsAskedForIsWhatIsLookedUp() {
        Scene scene = new Scene(store);
        scene.accept(Scene.pullRequest("d1", "opened", 7), "a/one");
        scene.accept(Scene.pullRequest("d2", "opened", 8), "a/one");
        ExplainingDeliveries explaining = explaining(new AllowlistInForce());

        assertEquals(List.of("d1"), ids(explaining.ofDelivery(ONE, new DeliveryId("d1"))));
        assertEquals(List.of("d2"), ids(explaining.ofPullRequest(ONE, 8)));
        assertEquals(List.of("d2", "d1"), ids(explaining.ofLatest(ONE)));
    }

    private static List<String> ids(Explanation explanation) {
        return explanation.deliveries().stream()
                .map(PastDelivery.Accepted.class::cast)
                .map(accepted -> accepted.id().value())
                .toList();
    }

    @Test
    void anOutageIsNotTakenForNothing() {
        store.goAway();

        assertThrows(
                StoreUnreachableException.class,
                () -> explaining(new AllowlistInForce()).ofLatest(ONE));
    }
}
