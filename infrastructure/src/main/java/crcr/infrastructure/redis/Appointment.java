package crcr.infrastructure.redis;

import crcr.application.store.StoreUnreachableException;

/** What says that a node is the primary. */
interface Appointment extends AutoCloseable {
    /** A name says so, and nobody can be asked whether it is still true. */
    Appointment BY_NAME = new Appointment() {
        @Override
        public void confirm() {
            // The node's own role has to do.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    /**
     * Confirms that it still is, as far as that can be found out.
     *
     * @throws StoreUnreachableException if another one is
     */
    void confirm();

    @Override
    void close();
}
