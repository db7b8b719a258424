package crcr.application.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crcr.application.delivery.DeliveryLedger.Acceptance;
import crcr.application.dispatch.Target;
import crcr.application.dispatch.TargetRecords.Begun;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.repository.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The steps by which a test brings a store to where it begins.
 *
 * @param store the store
 */
public record Scene(Store store) {
    /** The upstream of every delivery here. */
    public static final RepositoryName UPSTREAM = RepositoryName.of("pytorch/pytorch");

    private static final RepositoryName NOBODY_ELSE = RepositoryName.of("nobody/else");

    /** An event of a pull request of its own, so that none of these waits for another. */
    public static Delivery pullRequest(String id) {
        return pullRequest(id, "opened", 4_711 + Math.floorMod(id.hashCode(), 1_000_000_007));
    }

    /** An event of that pull request. */
    public static Delivery pullRequest(String id, String action, long number) {
        return delivery(
                id,
                new UpstreamEvent(
                        "pull_request", Optional.of(action), UPSTREAM, UPSTREAM, OptionalLong.of(number), "c0ffee"));
    }

    /** An event that is about no pull request. */
    public static Delivery push(String id) {
        return delivery(
                id, new UpstreamEvent("push", Optional.empty(), UPSTREAM, UPSTREAM, OptionalLong.empty(), "decade"));
    }

    /** That push of a repository of this name and this id; of the upstream, if the name or the id says so. */
    public static Delivery pushOf(String id, RepositoryName name, String repositoryId) {
        return new Delivery(
                new DeliveryId(id),
                new UpstreamEvent("push", Optional.empty(), UPSTREAM, name, OptionalLong.empty(), "decade"),
                Optional.of(repositoryId),
                payload(id));
    }

    private static Delivery delivery(String id, UpstreamEvent event) {
        return new Delivery(new DeliveryId(id), event, Optional.empty(), payload(id));
    }

    private static Payload payload(String id) {
        return new Payload(("{\"of\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    /** The repositories of these names. */
    public static List<RepositoryName> repositories(String... names) {
        return Arrays.stream(names).map(RepositoryName::of).toList();
    }

    /** Accepts an event of a pull request of its own. */
    public Acceptance accept(String id, String... downstreams) {
        return accept(pullRequest(id), downstreams);
    }

    /** Accepts this delivery. */
    public Acceptance accept(Delivery delivery, String... downstreams) {
        return store.deliveries().accept(delivery, repositories(downstreams));
    }

    /** Claims just so many targets, which have to be there. */
    public List<Target> claim(int count) {
        List<Target> claimed = new ArrayList<>();
        while (claimed.size() < count) {
            List<Target> more = store.targets().claim(count - claimed.size());
            assertFalse(more.isEmpty(), () -> "only " + claimed.size() + " of " + count + " targets came");
            claimed.addAll(more);
        }
        return claimed;
    }

    /** Accepts a pull request's event for one downstream, claims that and begins to send it. */
    public Target begin(String id, String downstream) {
        accept(id, downstream);
        return beginNext();
    }

    /** Claims the next target and begins to send it. */
    public Target beginNext() {
        Target target = claim(1).getFirst();
        assertInstanceOf(Begun.Ready.class, store.targetRecords().begin(target), () -> target + " could not be begun");
        return target;
    }

    /** Claims the next target, which may not begin yet. */
    public Target deferNext() {
        Target target = claim(1).getFirst();
        assertEquals(new Begun.Deferred(), store.targetRecords().begin(target), target::toString);
        return target;
    }

    /** Asserts that no target waits: one that is queued now is the first and only one to come. */
    public void assertNothingWaits() {
        Delivery last = push("last-" + UUID.randomUUID());
        store.deliveries().accept(last, List.of(NOBODY_ELSE));
        List<Target> claimed = store.targets().claim(10);
        assertEquals(List.of(last.id()), claimed.stream().map(Target::delivery).toList());
        store.targetRecords().begin(claimed.getFirst());
        store.targetRecords().succeeded(claimed.getFirst());
    }
}
