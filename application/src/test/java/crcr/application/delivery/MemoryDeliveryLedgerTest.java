package crcr.application.delivery;

import crcr.application.store.MemoryStore;
import crcr.application.store.Store;

/** Holds the store of the tests to the contract of {@link DeliveryLedger}. */
final class MemoryDeliveryLedgerTest implements DeliveryLedgerContract {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
