package crcr.infrastructure.hud;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Time that passes only in pauses, which are counted and not waited for. */
final class CountedPauses implements Pacing {
    private final Duration pause;
    private final List<Duration> pauses = new ArrayList<>();
    private long now = TimeUnit.DAYS.toNanos(1);

    CountedPauses(Duration pause) {
        this.pause = pause;
    }

    List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Duration nextPause() {
        return pause;
    }

    @Override
    public void pause(Duration time) {
        pauses.add(time);
        now += time.toNanos();
    }
}
