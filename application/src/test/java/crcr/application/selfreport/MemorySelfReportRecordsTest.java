package crcr.application.selfreport;

import crcr.application.store.MemoryStore;
import crcr.application.store.Store;

/** Holds the store of the tests to what {@link SelfReportRecords} and {@link CommitCache} promise. */
final class MemorySelfReportRecordsTest implements SelfReportRecordsContract {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
