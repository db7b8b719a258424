package crcr.infrastructure.redis.checks;

import crcr.application.check.PaceChecks;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import java.time.Duration;
import java.util.Optional;

/** Limits the pace of the calls that show check runs, for all processes together. */
final class RedisPace implements PaceChecks {
    private static final Script PACE = Script.of("checks/pace");
    // After a pause, the check runs of a few pull requests may be shown without waiting.
    private static final int AT_ONCE = 30;

    private final Redis redis;
    private final int perMinute;

    /**
     * Counts calls in {@code redis}.
     *
     * @param perMinute the maximum number of calls a minute
     */
    RedisPace(Redis redis, int perMinute) {
        this.redis = redis;
        this.perMinute = perMinute;
    }

    @Override
    public Optional<Duration> take() {
        long wait = redis.run(PACE.on(Keys.pace()).with("per_minute", perMinute).with("at_once", AT_ONCE))
                .number("wait_us");
        // Rounded up, because otherwise the next question would come too early.
        return wait == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(wait / 1_000 + 1));
    }
}
