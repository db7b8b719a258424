package crcr.infrastructure.redis.connection;

import crcr.application.store.StoreUnreachableException;

/** The authority that a node is the primary. */
interface Appointment extends AutoCloseable {
    /** The node itself is the authority, if it was found by a name, or refuses keys that a cluster moved. */
    Appointment OF_ITSELF = new Appointment() {
        @Override
        public void confirm() {
            // The node's own role is sufficient.
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    };

    /**
     * Confirms that the node is still the primary, as far as that can be checked.
     *
     * @throws StoreUnreachableException if another one is
     */
    void confirm();

    @Override
    void close();
}
