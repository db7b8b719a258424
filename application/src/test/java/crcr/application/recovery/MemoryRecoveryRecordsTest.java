package crcr.application.recovery;

import crcr.application.store.MemoryStore;
import crcr.application.store.Store;

/** Holds the store of the tests to the contract of {@link RecoveryRecords}. */
final class MemoryRecoveryRecordsTest implements RecoveryRecordsContract {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
