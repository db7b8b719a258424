package crcr.infrastructure.redis.checks;

import crcr.application.check.StandingForm;
import crcr.application.rerun.QueuedJobs;
import crcr.domain.check.JobStanding;
import crcr.domain.delivery.Payload;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import java.time.Duration;
import java.util.List;

/** Finds the jobs that are queued again. */
record RedisQueuedJobs(Redis redis, StandingForm form) implements QueuedJobs {
    private static final Script OVERDUE = Script.of("checks/overdue");

    @Override
    public List<JobStanding> overdue(Duration since, int most) {
        return redis
                .run(OVERDUE.on(Keys.queuedAgain())
                        .with("since_ms", since)
                        .with("most", most)
                        .with("prefix", Keys.board("")))
                .rows("overdue")
                .stream()
                .map(found -> form.read(new Payload(found.bytes("standing"))))
                .toList();
    }
}
