package crcr.application.outbox;

import crcr.application.store.MemoryStore;
import crcr.application.store.Store;

/** Holds the store of the tests to {@link CoalescingContract}. */
final class MemoryCoalescingTest implements CoalescingContract {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
