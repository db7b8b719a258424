package crcr.application.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.delivery.DeliveryLedger.Acceptance;
import crcr.application.dispatch.Target;
import crcr.application.dispatch.TargetRecords.Begun;
import crcr.application.store.Race;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.application.trust.KnownIdentities.KnownUpstream;
import crcr.domain.delivery.Delivery;
import crcr.domain.repository.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link DeliveryLedger} promises about the upstream, whose id stays while its name may change. */
public interface UpstreamIdentityContract {
    /** What the upstream is called after it was renamed. */
    RepositoryName RENAMED = RepositoryName.of("PyTorch/Renamed");

    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private Acceptance accept(String delivery, RepositoryName name, String id) {
        return store().deliveries().accept(Scene.pushOf(delivery, name, id), Scene.repositories("a/one"));
    }

    private void assertAccepted(String delivery, RepositoryName name, String id) {
        assertEquals(new Acceptance.Fresh(), accept(delivery, name, id));
    }

    private KnownUpstream known() {
        List<KnownUpstream> upstreams = store().identities().upstreams();
        assertEquals(1, upstreams.size(), upstreams::toString);
        return upstreams.getFirst();
    }

    private void assertNothingIsKeptOf(String delivery) {
        // It would be known then.
        assertEquals(new Acceptance.Fresh(), new Scene(store()).accept(Scene.push(delivery)));
    }

    @Test
    default void theFirstIdOfTheNameIsTheOneThatCounts() {
        assertEquals(List.of(), store().identities().upstreams());
        assertAccepted("d1", Scene.UPSTREAM, "7");

        assertAccepted("d2", Scene.UPSTREAM, "7");
        assertEquals(new Acceptance.NameTaken("7"), accept("d3", Scene.UPSTREAM, "8"));
        assertEquals(
                new Acceptance.NameTaken("7"),
                store().anotherProcess()
                        .deliveries()
                        .accept(Scene.pushOf("d3", Scene.UPSTREAM, "77"), Scene.repositories("a/one")));
        assertNothingIsKeptOf("d3");
        assertEquals(Scene.UPSTREAM, known().repository());
        assertEquals("7", known().id());
        assertEquals(Optional.empty(), known().presentName());
        assertTrue(known().since().isAfter(Instant.EPOCH));
    }

    @Test
    default void whatTellsNoIdIsTakenByItsNameAndTeachesNone() {
        assertEquals(new Acceptance.Fresh(), new Scene(store()).accept(Scene.push("d1")));
        assertEquals(List.of(), store().identities().upstreams());

        assertAccepted("d2", Scene.UPSTREAM, "7");
        assertEquals(new Acceptance.Fresh(), new Scene(store()).accept(Scene.push("d3")));
        assertEquals("7", known().id());
    }

    @Test
    default void theSameIdUnderAnotherNameIsTheUpstream() {
        assertAccepted("d1", Scene.UPSTREAM, "7");
        Instant since = known().since();

        assertAccepted("d2", RENAMED, "7");
        assertEquals(new KnownUpstream(Scene.UPSTREAM, "7", since, Optional.of(RENAMED)), known());
        assertEquals("PyTorch/Renamed", known().presentName().orElseThrow().toString());
        assertEquals(new Acceptance.NameTaken("7"), accept("d3", Scene.UPSTREAM, "8"));
        assertEquals(new Acceptance.NotUpstream(), accept("d4", RENAMED, "8"));

        assertAccepted("d5", Scene.UPSTREAM, "7");
        assertEquals(new KnownUpstream(Scene.UPSTREAM, "7", since, Optional.empty()), known());
    }

    @Test
    default void whatTheUpstreamWasCalledIsSentAlong() {
        assertAccepted("d1", Scene.UPSTREAM, "7");
        assertAccepted("d2", RENAMED, "7");

        for (Target target : new Scene(store()).claim(2)) {
            Begun.Ready ready =
                    assertInstanceOf(Begun.Ready.class, store().targetRecords().begin(target));
            RepositoryName nameThen = target.delivery().value().equals("d2") ? RENAMED : Scene.UPSTREAM;
            assertEquals(Scene.UPSTREAM, ready.dispatch().event().upstream());
            assertEquals(nameThen, ready.dispatch().event().nameThen());
            store().targetRecords().succeeded(target);
        }
    }

    @Test
    default void anotherNameIsNobodyAsLongAsNoIdIsKnown() {
        assertEquals(new Acceptance.NotUpstream(), accept("d1", RENAMED, "7"));

        assertEquals(List.of(), store().identities().upstreams());
        assertNothingIsKeptOf("d1");
    }

    @Test
    default void aRepeatIsJudgedLikeTheFirstAndChangesNoName() {
        assertAccepted("d1", Scene.UPSTREAM, "7");
        assertAccepted("d2", RENAMED, "7");

        assertEquals(new Acceptance.Repeated(0), accept("d1", Scene.UPSTREAM, "7"));
        assertEquals(Optional.of(RENAMED), known().presentName());
        assertEquals(new Acceptance.NameTaken("7"), accept("d1", Scene.UPSTREAM, "8"));
    }

    @Test
    default void whatIsForgottenIsRememberedAnew() {
        assertAccepted("d1", Scene.UPSTREAM, "7");
        assertEquals(0, store().identities().forget(RENAMED));

        assertEquals(1, store().identities().forget(RepositoryName.of("PYTORCH/PyTorch")));

        assertEquals(List.of(), store().identities().upstreams());
        assertEquals(new Acceptance.NotUpstream(), accept("d2", RENAMED, "7"));
        assertAccepted("d3", Scene.UPSTREAM, "8");
        assertEquals(new Acceptance.NameTaken("8"), accept("d4", Scene.UPSTREAM, "7"));
    }

    @Test
    default void ofManyConcurrentFirstIdsOneWins() throws InterruptedException {
        List<Store> processes = List.of(store(), store().anotherProcess());
        List<Delivery> deliveries = IntStream.range(0, 50)
                .mapToObj(number -> Scene.pushOf("d" + number, Scene.UPSTREAM, Integer.toString(1 + number % 2)))
                .toList();

        List<Acceptance> acceptances = Race.of(
                50,
                number -> processes
                        .get(number / 2 % 2)
                        .deliveries()
                        .accept(deliveries.get(number), Scene.repositories("a/one")));

        int winner = Integer.parseInt(known().id());
        for (int number = 0; number < 50; number++) {
            assertEquals(
                    1 + number % 2 == winner
                            ? new Acceptance.Fresh()
                            : new Acceptance.NameTaken(Integer.toString(winner)),
                    acceptances.get(number));
        }
    }
}
