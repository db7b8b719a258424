package crcr.application.check;

import crcr.application.store.MemoryStore;
import crcr.application.store.Store;

/** Holds the store of the tests to {@link CheckBoardContract}. */
final class MemoryCheckBoardTest implements CheckBoardContract {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
