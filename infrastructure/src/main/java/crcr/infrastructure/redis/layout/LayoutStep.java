package crcr.infrastructure.redis.layout;

import crcr.infrastructure.redis.connection.Redis;

/**
 * What brings a store from one layout to the next. Processes of the earlier layout may work on the store meanwhile, and
 * several of this one may take the step at once or again, after one that was ended in the midst of it.
 */
interface LayoutStep {
    /** Returns the layout that it leads to, from the one before. */
    int to();

    /** Returns what it does, for the log. */
    String name();

    /** Takes it. */
    void take(Redis redis);
}
