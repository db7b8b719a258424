package crcr.infrastructure.redis;

import crcr.application.store.StoreUnreachableException;

/** A way to the store. Names are resolved each time that it is taken. */
interface Route extends AutoCloseable {
    /**
     * Opens connections to where the way leads now.
     *
     * @throws StoreUnreachableException if there is no store that lets the relay in, or it is a replica
     */
    Link open();

    /** Ends what the links of this way have in common. */
    @Override
    void close();
}
