package crcr.application.outbox;

import java.time.Duration;

/**
 * The fill of a queue.
 *
 * @param waiting the number of effects that wait or are in work
 * @param oldestAge the time since the oldest of them was accepted; zero if there are none
 * @param dead the number of dead letters
 */
public record QueueDepth(long waiting, Duration oldestAge, long dead) {}
