package crcr.application.dispatch;

import crcr.application.store.MemoryStore;
import crcr.application.store.Store;

/** Holds the store of the tests to {@link TakeoverContract}. */
final class MemoryTakeoverTest implements TakeoverContract {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
