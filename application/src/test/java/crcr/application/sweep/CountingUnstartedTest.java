package crcr.application.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.allowlist.Allowlists;
import crcr.application.store.MemoryStore;
import crcr.application.store.Scene;
import crcr.domain.allowlist.Level;
import crcr.domain.sweep.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CountingUnstartedTest {
    private static final Duration DUE = Duration.ofHours(6);

    private final MemoryStore store = new MemoryStore();
    private final Scene scene = new Scene(store);

    private List<String> counted(AllowlistInForce allowlist) {
        return new CountingUnstarted(store.unstarted(), allowlist, new Patience(Optional.empty(), DUE, DUE))
                .overdue().stream()
                        .map(dispatch -> dispatch.delivery() + " " + dispatch.downstream())
                        .sorted()
                        .toList();
    }

    private void dispatched(String delivery, String action, String downstream) {
        scene.accept(Scene.pullRequest(delivery, action, delivery.hashCode()), downstream);
        store.targetRecords().succeeded(scene.beginNext());
    }

    @Test
    void eachIsCountedOnce() {
        dispatched("d1", "opened", "a/one");
        dispatched("d2", "synchronize", "b/two");
        AllowlistInForce allowlist =
                Allowlists.inForce(Allowlists.entry(Level.L2, "a/one"), Allowlists.entry(Level.L4, "b/two"));
        assertEquals(List.of(), counted(allowlist));
        store.pass(DUE);

        assertEquals(List.of("d1 a/one", "d2 b/two"), counted(allowlist));
        assertEquals(List.of(), counted(allowlist));
    }

    @Test
    void ofWhomNoReportIsExpectedIsExcusedForGood() {
        dispatched("d1", "opened", "a/one");
        dispatched("d2", "closed", "b/two");
        dispatched("d3", "opened", "c/three");
        store.pass(DUE);

        assertEquals(
                List.of(),
                counted(Allowlists.inForce(Allowlists.entry(Level.L1, "a/one"), Allowlists.entry(Level.L2, "b/two"))));
        assertEquals(
                List.of(),
                counted(Allowlists.inForce(
                        Allowlists.entry(Level.L2, "a/one"),
                        Allowlists.entry(Level.L2, "b/two"),
                        Allowlists.entry(Level.L2, "c/three"))));
    }

    @Test
    void moreThanFitIntoOneStepAreCounted() {
        for (int i = 0; i < 250; i++) {
            dispatched("d" + i, "opened", "a/one");
        }
        store.pass(DUE);

        assertEquals(
                250,
                counted(Allowlists.inForce(Allowlists.entry(Level.L2, "a/one"))).size());
    }

    @Test
    void nothingIsDecidedBeforeItIsKnownWhoIsListed() {
        dispatched("d1", "opened", "a/one");
        store.pass(DUE);
        assertEquals(List.of(), counted(new AllowlistInForce()));

        assertEquals(List.of("d1 a/one"), counted(Allowlists.inForce(Allowlists.entry(Level.L2, "a/one"))));
    }
}
