package crcr.application.deadletter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The queues in which something can be given up. */
public enum DeadQueue {
    /** Dispatches to downstreams. */
    DISPATCH,
    /** Records for HUD. */
    HUD;

    /** The queue of this name. */
    public static Optional<DeadQueue> named(String name) {
        return Arrays.stream(values())
                .filter(queue -> queue.wireName().equals(name))
                .findFirst();
    }

    /** Its name in metrics and answers. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
