package crcr.infrastructure.redis.connection;

import crcr.application.store.StoreUnreachableException;

/** What says that a node is the primary. */
interface Appointment extends AutoCloseable {
    /**
     * The node itself says so, and nobody else can be asked: it was found by a name, or refuses what a cluster gave
     * away.
     */
    Appointment OF_ITSELF = new Appointment() {
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
