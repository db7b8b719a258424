package crcr.application.deadletter;

import crcr.application.store.MemoryStore;
import crcr.application.store.Store;

/** Holds the store of the tests to the contract of the dead letters of a queue of effects. */
final class MemoryDeadEffectsTest implements DeadEffectsContract {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
