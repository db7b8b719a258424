package crcr.application.sweep;

import crcr.application.store.MemoryStore;
import crcr.application.store.Store;

/** Holds the store of the tests to the contract of {@link UnstartedDispatches}. */
final class MemoryUnstartedDispatchesTest implements UnstartedDispatchesContract {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
