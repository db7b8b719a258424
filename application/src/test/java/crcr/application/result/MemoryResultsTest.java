package crcr.application.result;

import crcr.application.store.MemoryStore;
import crcr.application.store.Store;

/** Holds the store of the tests to the contract of {@link ReadResults}. */
final class MemoryResultsTest implements ReadResultsContract {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
