package crcr.application.outbox;

import java.time.Duration;

/**
 * The fill of a queue.
 *
 * @param waiting what waits or is being worked on
 * @param oldestAge the time since the oldest of it was accepted; zero if there is nothing
 * @param dead what was given up and is kept
 */
public record QueueDepth(long waiting, Duration oldestAge, long dead) {}
