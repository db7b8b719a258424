package crcr.application.console;

import crcr.application.store.MemoryStore;
import crcr.application.store.Store;

/** Holds the store of the tests to the contract of {@link Sessions}. */
final class MemorySessionsTest implements SessionsContract {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
