package crcr.infrastructure.redis.connection;

import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.infrastructure.redis.place.SentinelPlace;
import io.lettuce.core.RedisClient;

/**
 * The appointment of a primary by sentinels. With each check one of them is asked again, because a primary that they
 * have given up may be alive, and accept writes that are lost later.
 */
final class SentinelAppointment implements Appointment {
    private final RedisClient client;
    private final SentinelPlace place;
    private final RedisAddress primary;
    private Sentinel asked;
    private int turn;
    private boolean closed;

    /**
     * Begins with the sentinel that has named the primary.
     *
     * @param turn selects the sentinel to ask next, if that one is gone
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

    // Asked by the next check. One more for each check: each may take a second without an answer, and the store
    // works without any of them.
    private void askAnother() {
        Sentinel silent = asked;
        try {
            asked = Sentinel.connect(client, place, place.sentinel(turn++));
            silent.close();
        } catch (StoreUnreachableException e) {
            // No sentinel contradicts.
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        asked.close();
    }
}
