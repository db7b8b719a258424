package crcr.application.hud;

import crcr.application.store.MemoryStore;
import crcr.application.store.Store;

/** Holds the store of the tests to {@link HudOrderContract}. */
final class MemoryHudOrderTest implements HudOrderContract {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
