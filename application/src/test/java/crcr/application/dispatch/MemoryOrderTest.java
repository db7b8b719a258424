package crcr.application.dispatch;

import crcr.application.store.MemoryStore;
import crcr.application.store.Store;

/** Holds the store of the tests to {@link OrderContract}. */
final class MemoryOrderTest implements OrderContract {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
