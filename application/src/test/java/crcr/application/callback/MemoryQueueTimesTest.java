package crcr.application.callback;

import crcr.application.store.MemoryStore;
import crcr.application.store.Store;

/** Holds the store of the tests to what {@link JobRecords} promises about the queue time. */
final class MemoryQueueTimesTest implements QueueTimesContract {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
