package crcr.bootstrap;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.store.StoreTrouble;
import crcr.infrastructure.redis.RedisStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Decides whether the relay can accept requests. Safe for use by several threads. */
final class Readiness {
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.STARTING);

    private enum Phase {
        STARTING,
        LISTENING,
        STOPPING
    }

    /** Records that all parts have been started. */
    void listening() {
        phase.set(Phase.LISTENING);
    }

    /** Records that the parts are about to be closed. */
    void stopping() {
        phase.set(Phase.STOPPING);
    }

    /** Returns the reasons why the relay is not ready, in words; empty if it is. */
    List<String> obstacles(AllowlistInForce allowlist, RedisStore store) {
        List<String> obstacles = new ArrayList<>();
        switch (phase.get()) {
            case STARTING -> obstacles.add("the relay is starting");
            case LISTENING -> {}
            case STOPPING -> obstacles.add("the relay is stopping");
        }
        if (allowlist.last().isEmpty()) {
            obstacles.add("no allowlist has been loaded yet");
        }
        store.trouble().map(StoreTrouble::words).ifPresent(obstacles::add);
        return obstacles;
    }
}
