package crcr.application.scorecard;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.FirstAnswer;
import crcr.application.callback.HudFate;
import crcr.application.callback.JobRecords.Reservation;
import crcr.application.callback.Keyless;
import crcr.application.callback.Move;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.job.Conclusion;
import crcr.domain.job.DispatchFacts;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobReport;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.domain.scorecard.Tally;
import crcr.domain.scorecard.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The steps by which a test lets a downstream do what is counted.
 *
 * @param store where
 */
record ScoredWork(Store store) {
    static final RepositoryName DOWNSTREAM = RepositoryName.of("a/One");

    static JobKey job(String run, String attempt, String name) {
        return new JobKey(new DeliveryId("d1"), DOWNSTREAM, run, attempt, name);
    }

    static JobKey job(String name) {
        return job("1", "1", name);
    }

    /** GitHub takes the dispatch of the delivery d1. */
    void dispatched() {
        store.targetRecords().succeeded(new Scene(store).begin("d1", "a/One"));
    }

    Reservation.Held hold(JobKey job, ReportStatus report) {
        return assertInstanceOf(Reservation.Held.class, Keyless.reserve(store.jobs(), job, report));
    }

    void begin(JobKey job) {
        Reservation.Held held = hold(job, ReportStatus.IN_PROGRESS);
        assertTrue(settle(
                job, held, Optional.empty(), held.times(), held.dispatch().dispatched()));
    }

    /** It ends, having run for so long. */
    void end(JobKey job, Conclusion conclusion, Duration execution) {
        Reservation.Held held = hold(job, ReportStatus.COMPLETED);
        assertTrue(settle(
                job,
                held,
                Optional.of(conclusion),
                ran(execution),
                held.dispatch().dispatched()));
    }

    void beginAndEnd(JobKey job, Conclusion conclusion) {
        begin(job);
        end(job, conclusion, Duration.ofMinutes(1));
    }

    static JobTimes ran(Duration execution) {
        return new JobTimes(Optional.empty(), Instant.EPOCH, Optional.of(Instant.EPOCH.plus(execution)));
    }

    boolean settle(
            JobKey job, Reservation.Held held, Optional<Conclusion> conclusion, JobTimes times, Instant dispatched) {
        ReportStatus status = conclusion.isPresent() ? ReportStatus.COMPLETED : ReportStatus.IN_PROGRESS;
        return store.jobs()
                .settle(
                        move(job, conclusion, times, dispatched, Move.By.CALLER),
                        held.token(),
                        new FirstAnswer.Taken(status, times, HudFate.SKIPPED),
                        List.of(),
                        Keyless.RECORD);
    }

    /** The relay closes it as timed out, as of that moment. */
    boolean close(JobKey job, Duration execution, Instant dispatched, Instant at) {
        return store.silentRuns()
                .close(
                        move(job, Optional.of(Conclusion.TIMED_OUT), ran(execution), dispatched, Move.By.RELAY),
                        at,
                        List.of());
    }

    private static Move move(
            JobKey job, Optional<Conclusion> conclusion, JobTimes times, Instant dispatched, Move.By by) {
        ReportStatus status = conclusion.isPresent() ? ReportStatus.COMPLETED : ReportStatus.IN_PROGRESS;
        Move plain = Keyless.move(job, status, times, by);
        return new Move(
                job,
                new JobReport(job.delivery(), job.runId(), job.runAttempt(), job.jobName(), status, conclusion),
                times,
                new DispatchFacts(job.delivery(), plain.dispatch().event(), dispatched),
                plain.downstream(),
                plain.words(),
                plain.payload(),
                plain.isShown(),
                by,
                plain.place());
    }

    Tally tally(Window window) {
        return Optional.ofNullable(store.scores().of(List.of(DOWNSTREAM)).each().get(DOWNSTREAM))
                .flatMap(found -> Optional.ofNullable(found.tallies().get(window)))
                .orElseThrow();
    }

    Tally tally() {
        return tally(Window.FORTNIGHT);
    }

    Instant now() {
        return store.scores().of(List.of()).now();
    }
}
