package crcr.infrastructure.redis;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.AdmitCaller.Entry;
import crcr.application.callback.Caller;
import crcr.application.callback.FirstAnswer;
import crcr.application.callback.HudFate;
import crcr.application.callback.JobRecords.Reservation;
import crcr.application.callback.Keyless;
import crcr.application.callback.Move;
import crcr.application.store.Scene;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.job.CheckRunId;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.fixture.RealRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a report costs Redis: how many commands its two scripts run. */
final class ReportCostTest {
    private static final RepositoryName DOWNSTREAM = RepositoryName.of("a/one");
    private static final Caller CALLER = Caller.onGitHub(
            "https://issuer.example",
            DOWNSTREAM,
            new TreeMap<>(Map.of("repository_id", "7", "repository_owner_id", "70")));

    private final RedisStore store = RedisStore.connect(RealRedis.fresh(), Duration.ofDays(3));
    private int jobs;

    @BeforeEach
    void warmUp() {
        store.targetRecords().succeeded(new Scene(new RedisPorts(store, this::another)).begin("d1", "a/one"));
        JobKey job = newJob("1");
        settled(job, ReportStatus.IN_PROGRESS, held(job, ReportStatus.IN_PROGRESS));
        settled(job, ReportStatus.COMPLETED, held(job, ReportStatus.COMPLETED));
    }

    private RedisPorts another() {
        return new RedisPorts(store, this::another);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private JobKey newJob(String run) {
        jobs++;
        return new JobKey(new DeliveryId("d1"), DOWNSTREAM, run, "1", "build-" + jobs);
    }

    private Reservation.Held held(JobKey job, ReportStatus report) {
        Entry entry = store.admission(1_000)
                .admit(
                        CALLER,
                        DOWNSTREAM,
                        job,
                        report,
                        Optional.empty(),
                        Optional.of(new CheckRunId("check-" + job.jobName())));
        return assertInstanceOf(
                Reservation.Held.class,
                assertInstanceOf(Entry.LetIn.class, entry).reservation());
    }

    private boolean settled(JobKey job, ReportStatus report, Reservation.Held held) {
        Move move = Keyless.move(job, report, held.times(), Move.By.CALLER);
        return store.jobs()
                .settle(
                        move,
                        held.token(),
                        new FirstAnswer.Taken(report, held.times(), HudFate.DELIVERED),
                        List.of(),
                        Keyless.RECORD);
    }

    private void costs(JobKey job, ReportStatus report, long reserving, long settling) {
        Reservation.Held held = CountedCommands.atMost(reserving, () -> held(job, report));
        assertTrue(CountedCommands.atMost(settling, () -> settled(job, report, held)));
    }

    @Test
    void ofTheFirstJobOfARun() {
        JobKey job = newJob("2");

        costs(job, ReportStatus.IN_PROGRESS, 15, 23);
        costs(job, ReportStatus.COMPLETED, 14, 25);
    }

    @Test
    void ofAnotherJobOfARun() {
        JobKey first = newJob("2");
        settled(first, ReportStatus.IN_PROGRESS, held(first, ReportStatus.IN_PROGRESS));
        JobKey job = newJob("2");

        costs(job, ReportStatus.IN_PROGRESS, 17, 19);
        costs(job, ReportStatus.COMPLETED, 14, 25);
    }
}
