package crcr.lab.audit.store;

import java.io.IOException;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The Redis that the relays share, with its faults. */
public interface StagedStore extends AutoCloseable {
    /** Returns the relay's settings for it. */
    Map<String, String> settings();

    /** Draws the time until the next outage. */
    int pauseMillis(RandomGenerator random);

    /** Breaks it in a way that is drawn, and returns when it is whole again. */
    void breakOnce(RandomGenerator random) throws IOException, InterruptedException;

    @Override
    void close();
}
