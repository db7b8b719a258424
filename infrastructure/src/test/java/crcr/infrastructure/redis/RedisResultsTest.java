package crcr.infrastructure.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import crcr.application.callback.JobRecords.Reservation;
import crcr.application.callback.Keyless;
import crcr.application.result.DeliveryResult;
import crcr.application.result.ReadResults;
import crcr.application.store.Scene;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.event.Headline;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.JobCounts;
import crcr.domain.result.JobResult;
import crcr.fixture.RealRedis;
import crcr.infrastructure.redis.results.RedisResults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Results on record that other versions have written, or that have lapsed in part. */
final class RedisResultsTest {
    private static final RepositoryName ONE = RepositoryName.of("a/One");
    private static final DeliveryId DELIVERY = new DeliveryId("d1");
    private static final JobKey JOB = new JobKey(DELIVERY, ONE, "1", "1", "build");
    private static final String KEPT = "{crcr}:results:d1:a/one";
    private static final String COUNTS = "{crcr}:counts:d1";

    private final RedisStore redis = RedisStore.connect(RealRedis.fresh(), Duration.ofDays(3));
    private final RedisPorts store = new RedisPorts(redis, () -> {
        throw new AssertionError("one process is enough");
    });
    private final ReadResults results = store.results();
    private final Logger log = (Logger) LoggerFactory.getLogger(RedisResults.class);
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    @BeforeEach
    void begin() {
        heard.start();
        log.addAppender(heard);
        new Scene(store).begin("d1", "a/One");
    }

    @AfterEach
    void end() {
        log.detachAppender(heard);
        redis.close();
    }

    private void report(ReportStatus status) {
        Reservation.Held held = assertInstanceOf(Reservation.Held.class, Keyless.reserve(store.jobs(), JOB, status));
        Keyless.confirm(store.jobs(), JOB, status, held.token());
    }

    private List<JobResult> shown() {
        return results.jobs(DELIVERY, List.of(ONE)).getOrDefault(ONE, List.of());
    }

    @Test
    void whatCannotBeReadIsLeftOutWithOneLineOfTheLog() {
        report(ReportStatus.IN_PROGRESS);
        RealRedis.ask(commands -> commands.hset(
                KEPT, Map.of("1:1:x", "<html>", "2:1:x", "{}", "3:1:x", "[7]", "4:1:x", "", "5:1:x", "\"words\"")));
        assertEquals(List.of(JOB), shown().stream().map(JobResult::job).toList());
        assertEquals(1, heard.list.size(), heard.list::toString);
        assertTrue(heard.list.getFirst().getFormattedMessage().startsWith("5 of 6 results"), heard.list::toString);
    }

    @Test
    void aListOfTheLatestMayHoldWhatIsNoJob() {
        report(ReportStatus.IN_PROGRESS);
        RealRedis.ask(commands -> commands.lpush("{crcr}:latest:a/one", "nonsense", "d9 1:1:gone", ""));
        assertEquals(
                List.of(JOB),
                results.latestJobs(ONE, 10).stream().map(JobResult::job).toList());
        RealRedis.ask(commands -> commands.lpush("{crcr}:nightly:a/one", "nonsense", "1780000000000 {}", ""));
        assertEquals(List.of(), results.nightlies(ONE, 10));
    }

    @Test
    void ofADeliveryOfTheVersionBeforeItsTargetsAndItsHeadlineAreNotKnown() {
        RealRedis.ask(commands -> commands.hdel("{crcr}:delivery:d1", "title", "branch", "targets"));
        DeliveryResult found = results.delivery(DELIVERY).orElseThrow();
        assertEquals(OptionalLong.empty(), found.targets());
        assertEquals(Headline.NONE, found.headline());
        assertEquals(1, results.targets(DELIVERY).size());
    }

    @Test
    void aJobOfWhichTheVersionBeforeTookTheFirstReportIsCountedWithItsLast() {
        report(ReportStatus.IN_PROGRESS);
        RealRedis.ask(commands -> commands.del(KEPT, COUNTS, "{crcr}:latest:a/one"));
        RealRedis.ask(commands -> commands.keys("{crcr}:job:d1:*"))
                .forEach(job -> RealRedis.ask(commands -> commands.hdel(job, "counted")));
        report(ReportStatus.COMPLETED);
        assertEquals(
                new JobCounts(0, 1, 0, 0),
                results.delivery(DELIVERY).orElseThrow().jobs());
        assertEquals(1, shown().size());
        assertEquals(1, results.latestJobs(ONE, 10).size());
    }

    @Test
    void noCountIsNegativeIfTheCountsHaveLapsedBeforeTheJob() {
        report(ReportStatus.IN_PROGRESS);
        RealRedis.ask(commands -> commands.del(COUNTS));
        report(ReportStatus.COMPLETED);
        assertEquals(
                new JobCounts(0, 1, 0, 0),
                results.delivery(DELIVERY).orElseThrow().jobs());
    }

    @Test
    void allOfItLapsesWithTheRecords() {
        report(ReportStatus.IN_PROGRESS);
        long life = Duration.ofDays(3).toMillis();
        for (String key : List.of(KEPT, COUNTS, "{crcr}:latest:a/one")) {
            long left = RealRedis.ask(commands -> commands.pttl(key));
            assertTrue(left > life / 2 && left <= life, () -> key + " lives " + left);
        }
    }
}
