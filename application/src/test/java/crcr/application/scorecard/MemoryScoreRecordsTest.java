package crcr.application.scorecard;

import crcr.application.store.MemoryStore;
import crcr.application.store.Store;

/** Holds the store of the tests to the contracts of {@link ScoreRecords}. */
final class MemoryScoreRecordsTest implements ScoreRecordsContract, RefusedReportsContract {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
