package crcr.application.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.allowlist.Allowlists;
import crcr.application.callback.AdmitCaller.Admission;
import crcr.application.callback.Caller;
import crcr.application.explanation.Explanation.Listing;
import crcr.application.store.MemoryStore;
import crcr.application.store.Scene;
import crcr.application.store.StoreUnreachableException;
import crcr.domain.allowlist.Level;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.RelayRule;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Why a repository was not triggered. */
final class ExplainingDeliveriesTest {
    private static final RepositoryName ONE = RepositoryName.of("a/one");

    private final MemoryStore store = new MemoryStore();

    private ExplainingDeliveries explaining(AllowlistInForce allowlist) {
        return new ExplainingDeliveries(new RelayRule(Scene.UPSTREAM), allowlist, store.identities(), store.history());
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

    private void reports(String name, String listed) {
        TreeMap<String, String> ids = new TreeMap<>(Map.of("repository_id", "1", "repository_owner_id", "2"));
        Caller caller = Caller.onGitHub("https://issuer.example", RepositoryName.of(name), ids);
        assertEquals(new Admission.Granted(), store.admission(10).admit(caller, RepositoryName.of(listed)));
    }

    @Test
    void oneThatWasRenamedIsFoundByBothNames() {
        Scene scene = new Scene(store);
        scene.accept(Scene.pullRequest("d1", "opened", 7), "a/one");
        reports("a/one", "a/one");
        reports("a/renamed", "a/one");
        ExplainingDeliveries explaining = explaining(Allowlists.inForce(Allowlists.entry(Level.L2, "a/one")));

        for (String name : List.of("a/one", "A/Renamed")) {
            Explanation explanation = explaining.ofDelivery(RepositoryName.of(name), new DeliveryId("d1"));
            assertEquals(ONE, explanation.repository());
            assertEquals(Optional.of(RepositoryName.of("a/renamed")), explanation.presentName());
            assertInstanceOf(Listing.Listed.class, explanation.listing());
            assertTrue(((PastDelivery.Accepted) explanation.deliveries().getFirst())
                    .fate()
                    .isPresent());
        }
    }

    @Test
    void oneThatIsListedByItsPresentNameIsNotTakenForTheOldOne() {
        reports("a/one", "a/one");
        reports("a/renamed", "a/one");
        ExplainingDeliveries explaining = explaining(
                Allowlists.inForce(Allowlists.entry(Level.L2, "a/one"), Allowlists.entry(Level.L1, "a/renamed")));

        Explanation explanation = explaining.ofLatest(RepositoryName.of("a/renamed"));

        assertEquals(RepositoryName.of("a/renamed"), explanation.repository());
        assertEquals(Optional.empty(), explanation.presentName());
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
