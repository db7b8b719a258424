package crcr.infrastructure.redis.connection;

import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.infrastructure.redis.place.SentinelPlace;
import io.lettuce.core.RedisClient;

/**
 * A primary by the word of sentinels. One of them is asked again with each look: a primary that they have given up may
 * be alive, and take writes that are lost when it learns of that.
 */
final class SentinelAppointment implements Appointment {
    private final RedisClient client;
    private final SentinelPlace place;
    private final RedisAddress primary;
    private Sentinel asked;
    private int turn;
    private boolean closed;

    /**
     * Begins with the sentinel that has named it.
     *
     * @param turn says which of the place's sentinels is asked next, if that one is gone
     */
    SentinelAppointment(RedisClient client, SentinelPlace place, RedisAddress primary, Sentinel asked, int turn) {
        this.client = client;
        this.place = place;
        this.primary = primary;
        this.asked = asked;
        this.turn = turn;
    }

    @Override
    public synchronized void confirm() {
        if (closed) {
            return;
        }
        RedisAddress named;
        try {
            named = asked.primary();
        } catch (StoreUnreachableException e) {
            askAnother();
            return;
        }
        if (!named.equals(primary)) {
            throw new StoreUnreachableException(StoreTrouble.REPLICA, asked + " names " + named + " now");
        }
    }

    // By the next look. One more a look: each may take a second to say nothing, and without any of them the store
    // works.
    private void askAnother() {
        Sentinel silent = asked;
        try {
            asked = Sentinel.connect(client, place, place.sentinel(turn++));
            silent.close();
        } catch (StoreUnreachableException e) {
            // Nobody contradicts.
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        asked.close();
    }
}
