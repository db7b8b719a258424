package crcr.infrastructure.redis.layout;

import crcr.infrastructure.redis.connection.Redis;

/**
 * A step that brings a store from one layout to the next. Processes of the earlier layout may work on the store
 * meanwhile. Several processes of this version may take the step at once, or again after one that was ended half-way.
 */
interface LayoutStep {
    /** Returns the layout to which it leads, from the one before. */
    int to();

    /** Returns the name of the step, for the log. */
    String name();

    /** Takes the step. */
    void take(Redis redis);
}
