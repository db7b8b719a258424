package crcr.application.explanation;

import crcr.application.store.MemoryStore;
import crcr.application.store.Store;

/** Holds the store of the tests to the contract of {@link DeliveryHistory}. */
final class MemoryDeliveryHistoryTest implements DeliveryHistoryContract {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
