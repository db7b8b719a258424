package crcr.application.dispatch;

import crcr.application.store.MemoryStore;
import crcr.application.store.Store;

/** Holds the store of the tests to the contract of {@link TargetQueue}. */
final class MemoryTargetQueueTest implements TargetQueueContract {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
