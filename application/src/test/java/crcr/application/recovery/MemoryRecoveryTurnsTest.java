package crcr.application.recovery;

import crcr.application.store.MemoryStore;
import crcr.application.store.Store;

/** Holds the store of the tests to the contract of {@link RecoveryTurns}. */
final class MemoryRecoveryTurnsTest implements RecoveryTurnsContract {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
