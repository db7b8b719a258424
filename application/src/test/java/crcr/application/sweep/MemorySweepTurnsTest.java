package crcr.application.sweep;

import crcr.application.store.MemoryStore;
import crcr.application.store.Store;

/** Holds the store of the tests to the contract of {@link SweepTurns}. */
final class MemorySweepTurnsTest implements SweepTurnsContract {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
