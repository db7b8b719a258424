package crcr.application.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.allowlist.Allowlists;
import crcr.application.delivery.TakeEvent.EventOutcome;
import crcr.application.dispatch.Dispatch;
import crcr.application.dispatch.Target;
import crcr.application.dispatch.TargetRecords.Begun;
import crcr.application.explanation.PastDelivery;
import crcr.application.explanation.Sought;
import crcr.application.store.MemoryStore;
import crcr.application.store.Scene;
import crcr.application.store.StoreUnreachableException;
import crcr.application.trust.IdentitiesInForce;
import crcr.domain.allowlist.Allowlist.Entry;
import crcr.domain.allowlist.Level;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.RelayRule;
import crcr.domain.event.EventRepository;
import crcr.domain.event.IncomingEvent;
import crcr.domain.event.PullRequest;
import crcr.domain.event.Push;
import crcr.domain.repository.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What becomes of a webhook event. */
final class AcceptingDeliveryTest {
    private static final DeliveryId ID = new DeliveryId("d1");
    private static final Payload PAYLOAD = new Payload("{\"a\": 1}".getBytes(StandardCharsets.UTF_8));

    private final MemoryStore store = new MemoryStore();
    private final Scene scene = new Scene(store);
    private final IdentitiesInForce identities = new IdentitiesInForce(store.identities());

    private EventOutcome accept(AllowlistInForce allowlist, IncomingEvent event) {
        return accept(ID, allowlist, event);
    }

    private EventOutcome accept(DeliveryId id, AllowlistInForce allowlist, IncomingEvent event) {
        return new AcceptingDelivery(
                        new RelayRule(Scene.UPSTREAM), allowlist, identities, store.deliveries(), store.ignored())
                .take(id, event, PAYLOAD);
    }

    private static EventRepository repository(String name) {
        return new EventRepository(Optional.of(name), Optional.empty());
    }

    private static IncomingEvent pullRequest(String action) {
        return pullRequest(action, repository("pytorch/pytorch"));
    }

    private static IncomingEvent pullRequest(String action, EventRepository repository) {
        return new PullRequest(
                repository,
                Optional.of(action),
                OptionalLong.of(4711),
                Optional.empty(),
                Optional.of("c0ffee"),
                List.of(),
                Optional.empty());
    }

    private static EventOutcome accepted(int targets) {
        return new EventOutcome.Accepted(targets, Optional.empty());
    }

    private static AllowlistInForce listing(String... repositories) {
        return Allowlists.inForce(Arrays.stream(repositories)
                .map(repository -> Allowlists.entry(Level.L1, repository))
                .toArray(Entry[]::new));
    }

    @Test
    void aRelayedEventGoesToEveryLevel() {
        AllowlistInForce allowlist = Allowlists.inForce(
                Allowlists.entry(Level.L1, "a/one"),
                Allowlists.entry(Level.L2, "b/two"),
                Allowlists.entry(Level.L3, "c/three"),
                Allowlists.entry(Level.L4, "d/four"));

        assertEquals(accepted(4), accept(allowlist, pullRequest("opened")));
        assertEquals(
                Set.copyOf(Scene.repositories("a/one", "b/two", "c/three", "d/four")),
                scene.claim(4).stream().map(Target::downstream).collect(Collectors.toSet()));
        scene.assertNothingWaits();
    }

    @Test
    void whatIsSentLaterIsWhatWasAccepted() {
        accept(listing("a/one"), pullRequest("opened"));

        Target target = scene.claim(1).getFirst();
        assertEquals(ID, target.delivery());
        Dispatch dispatch = assertInstanceOf(
                        Begun.Ready.class, store.targetRecords().begin(target))
                .dispatch();
        assertEquals("pull_request", dispatch.eventType());
        assertArrayEquals(PAYLOAD.bytes(), dispatch.payload().bytes());
    }

    @Test
    void anEmptyAllowlistIsNoReasonToRefuse() {
        assertEquals(accepted(0), accept(listing(), pullRequest("opened")));
    }

    @Test
    void theSameAgainIsARepeat() {
        accept(listing("a/one"), pullRequest("opened"));

        assertEquals(new EventOutcome.Repeated(0), accept(listing("a/one"), pullRequest("opened")));
    }

    @Test
    void aRepeatGoesWhereTheFirstOneWent() {
        accept(listing("a/one"), pullRequest("opened"));
        store.targetRecords().dead(scene.beginNext(), "502 Bad Gateway");

        assertEquals(new EventOutcome.Repeated(1), accept(listing("b/two"), pullRequest("opened")));
        assertEquals(RepositoryName.of("a/one"), scene.claim(1).getFirst().downstream());
        scene.assertNothingWaits();
    }

    @Test
    void whatIsNotRelayedIsNotKept() {
        assertInstanceOf(EventOutcome.Ignored.class, accept(listing("a/one"), pullRequest("edited")));
        scene.assertNothingWaits();
    }

    @Test
    void whatIsIncompleteIsNotKept() {
        IncomingEvent push = new Push(repository("pytorch/pytorch"), Optional.empty(), false, Optional.empty());

        assertEquals(new EventOutcome.Incomplete("after"), accept(listing("a/one"), push));
        scene.assertNothingWaits();
    }

    @Test
    void nothingIsKeptWhileNoAllowlistIsKnown() {
        assertEquals(new EventOutcome.NoAllowlistYet(), accept(new AllowlistInForce(), pullRequest("opened")));
        assertEquals(accepted(1), accept(listing("a/one"), pullRequest("opened")));
    }

    @Test
    void whatIsNotRelayedIsNotedWithTheReason() {
        accept(listing("a/one"), pullRequest("edited"));

        PastDelivery.Ignored noted = assertInstanceOf(
                PastDelivery.Ignored.class,
                store.history()
                        .find(new Sought.Latest(), RepositoryName.of("a/one"), 10)
                        .getFirst());
        assertEquals(
                new IgnoredDelivery(
                        ID,
                        "pull_request",
                        Optional.of("edited"),
                        OptionalLong.of(4711),
                        "action edited of pull_request is not relayed"),
                noted.delivery());
    }

    @Test
    void whatHappensInOtherRepositoriesIsNotNoted() {
        IncomingEvent elsewhere = new Push(repository("a/one"), Optional.empty(), false, Optional.of("c0ffee"));

        assertInstanceOf(EventOutcome.Ignored.class, accept(listing("a/one"), elsewhere));
        assertEquals(List.of(), store.history().find(new Sought.Latest(), RepositoryName.of("a/one"), 10));
    }

    @Test
    void whatIsNotRelayedIsAnsweredWhileTheStoreIsAway() {
        store.goAway();

        assertInstanceOf(EventOutcome.Ignored.class, accept(listing("a/one"), pullRequest("edited")));
    }

    @Test
    void whatIsNotRelayedNeedsNoAllowlist() {
        assertInstanceOf(EventOutcome.Ignored.class, accept(new AllowlistInForce(), pullRequest("edited")));
    }

    @Test
    void anOutageOfTheStoreIsNoAcceptance() {
        store.goAway();
        assertThrows(StoreUnreachableException.class, () -> accept(listing("a/one"), pullRequest("opened")));

        store.comeBack();
        assertEquals(accepted(1), accept(listing("a/one"), pullRequest("opened")));
    }

    // The upstream's id.

    private static IncomingEvent push(String repository, String id) {
        return new Push(
                new EventRepository(Optional.of(repository), Optional.of(id)),
                Optional.empty(),
                false,
                Optional.of("c0ffee"));
    }

    private EventOutcome push(String delivery, String repository, String id) {
        return accept(new DeliveryId(delivery), listing("a/one"), push(repository, id));
    }

    @Test
    void theUpstreamIsRelayedUnderItsNewNameAsSoonAsItsIdIsKnown() {
        assertInstanceOf(EventOutcome.Ignored.class, push("d0", "pytorch/renamed", "7"));
        assertEquals(accepted(1), push("d1", "pytorch/pytorch", "7"));

        assertEquals(
                new EventOutcome.Accepted(1, Optional.of(RepositoryName.of("pytorch/renamed"))),
                push("d2", "pytorch/renamed", "7"));
        assertEquals(new EventOutcome.Repeated(0), push("d2", "pytorch/renamed", "7"));
        assertInstanceOf(EventOutcome.Ignored.class, push("d3", "pytorch/renamed", "8"));
    }

    @Test
    void whoeverTookTheUpstreamsNameIsNotRelayedAndThatIsNoted() {
        push("d1", "pytorch/pytorch", "7");

        EventOutcome.NameTaken taken =
                assertInstanceOf(EventOutcome.NameTaken.class, push("d2", "pytorch/pytorch", "8"));

        assertEquals(
                "repository.id is 8, and pytorch/pytorch is known to be repository 7: another repository has its name"
                        + " now, and is not relayed until an operator forgets that id",
                taken.reason());
        PastDelivery.Ignored noted = assertInstanceOf(
                PastDelivery.Ignored.class,
                store.history()
                        .find(new Sought.Delivery(new DeliveryId("d2")), RepositoryName.of("a/one"), 10)
                        .getFirst());
        assertEquals(taken.reason(), noted.delivery().reason());
    }

    @Test
    void whatAnotherProcessLearntCountsFromTheNextRefreshOn() {
        store.deliveries().accept(Scene.pushOf("d1", Scene.UPSTREAM, "7"), List.of());
        assertInstanceOf(EventOutcome.Ignored.class, push("d2", "pytorch/renamed", "7"));

        identities.refresh();

        assertInstanceOf(EventOutcome.Accepted.class, push("d3", "pytorch/renamed", "7"));
    }

    @Test
    void whatAnOperatorForgotElsewhereIsIgnoredEvenBeforeTheNextRefresh() {
        push("d1", "pytorch/pytorch", "7");
        store.identities().forget(Scene.UPSTREAM);

        assertEquals(
                new EventOutcome.Ignored("repository is not the upstream pytorch/pytorch"),
                push("d2", "pytorch/renamed", "7"));
        assertEquals(accepted(1), push("d3", "pytorch/pytorch", "8"));
        assertInstanceOf(EventOutcome.Accepted.class, push("d4", "pytorch/renamed", "8"));
    }

    @Test
    void otherRepositoriesEventsAreIgnoredWithoutTheStore() {
        push("d1", "pytorch/pytorch", "7");
        store.goAway();

        assertInstanceOf(EventOutcome.Ignored.class, push("d2", "a/one", "8"));
    }

    @Test
    void whatTheUpstreamSendsUnderItsNewNameAndIsNotRelayedIsNotedToo() {
        push("d1", "pytorch/pytorch", "7");
        IncomingEvent edited =
                pullRequest("edited", new EventRepository(Optional.of("pytorch/renamed"), Optional.of("7")));

        accept(new DeliveryId("d2"), listing("a/one"), edited);

        assertEquals(
                1,
                store.history()
                        .find(new Sought.Delivery(new DeliveryId("d2")), RepositoryName.of("a/one"), 10)
                        .size());
    }
}
