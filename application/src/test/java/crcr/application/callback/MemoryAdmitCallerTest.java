package crcr.application.callback;

import crcr.application.store.MemoryStore;
import crcr.application.store.Store;

/** Holds the store of the tests to the contract of {@link AdmitCaller}. */
final class MemoryAdmitCallerTest implements AdmitCallerContract, AdmitReportContract {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
