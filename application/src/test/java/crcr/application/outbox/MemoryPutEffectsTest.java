package crcr.application.outbox;

import crcr.application.store.MemoryStore;
import crcr.application.store.Store;

/** Holds the store of the tests to {@link PutEffectsContract}. */
final class MemoryPutEffectsTest implements PutEffectsContract {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
