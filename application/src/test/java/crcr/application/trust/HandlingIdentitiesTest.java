package crcr.application.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crcr.application.pipeline.KnownPipelines;
import crcr.application.store.MemoryStore;
import crcr.application.store.Scene;
import crcr.application.store.StoreUnreachableException;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known of who names stand for, in the store and in memory. */
final class HandlingIdentitiesTest {
    private final MemoryStore store = new MemoryStore();
    private final IdentitiesInForce inForce = new IdentitiesInForce(store.identities());
    private final HandlingIdentities handling =
            new HandlingIdentities(store.identities(), inForce, KnownPipelines.Standing.NotConfigured::new);

    @Test
    void whatIsForgottenIsForgottenInMemoryAtOnce() {
        store.deliveries().accept(Scene.pushOf("d1", Scene.UPSTREAM, "7"), List.of());
        inForce.refresh();
        assertEquals(Optional.of("7"), inForce.upstreamId(RepositoryName.of("PyTorch/PyTorch")));
        assertEquals(1, handling.upstreams().size());

        assertEquals(1, handling.forget(Scene.UPSTREAM));

        assertEquals(Optional.empty(), inForce.upstreamId(Scene.UPSTREAM));
        assertEquals(List.of(), handling.upstreams());
    }

    @Test
    void whatWasLearntLastCounts() {
        inForce.learn(Scene.UPSTREAM, "7");
        inForce.learn(RepositoryName.of("other/upstream"), "9");
        inForce.learn(Scene.UPSTREAM, "8");

        assertEquals(Optional.of("8"), inForce.upstreamId(Scene.UPSTREAM));
        assertEquals(Optional.of("9"), inForce.upstreamId(RepositoryName.of("other/upstream")));
    }

    @Test
    void whatIsKnownStaysInForceWhileTheStoreIsAway() {
        inForce.learn(Scene.UPSTREAM, "7");
        store.goAway();

        assertThrows(StoreUnreachableException.class, inForce::refresh);
        assertThrows(StoreUnreachableException.class, () -> handling.forget(Scene.UPSTREAM));
        assertEquals(Optional.of("7"), inForce.upstreamId(Scene.UPSTREAM));
    }
}
