package crcr.application.delivery;

import crcr.application.store.MemoryStore;
import crcr.application.store.Store;

/** Holds the store of the tests to the contract about the upstream's identity. */
final class MemoryUpstreamIdentityTest implements UpstreamIdentityContract {
    private final Store store = new MemoryStore();

    @Override
    public Store store() {
        return store;
    }
}
