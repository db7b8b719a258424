package crcr.application.scorecard;

import static crcr.application.scorecard.ScoredWork.DOWNSTREAM;
import static crcr.application.scorecard.ScoredWork.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.JobRecords.Reservation;
import crcr.application.store.Race;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.domain.allowlist.Level;
import crcr.domain.job.Conclusion;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.domain.scorecard.Histogram;
import crcr.domain.scorecard.Tally;
import crcr.domain.scorecard.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ScoreRecords} promises of dispatches, jobs and levels. */
public interface ScoreRecordsContract {
    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private ScoredWork work() {
        return new ScoredWork(store());
    }

    // Dispatches.

    @Test
    default void aDispatchCountsOnceAndItsStartWithIt() {
        work().dispatched();
        Tally before = work().tally();
        work().begin(job("build"));
        work().begin(job("test"));
        Tally after = work().tally();

        assertEquals(List.of(1L, 1L, 0L), List.of(before.dispatched(), before.awaited(), before.started()));
        assertEquals(List.of(1L, 1L, 1L), List.of(after.dispatched(), after.awaited(), after.started()));
    }

    @Test
    default void aJobThatIsFasterThanTheRecordOfItsDispatchCounts() {
        var target = new Scene(store()).begin("d1", "a/One");
        work().begin(job("build"));
        assertEquals(0, work().tally().started());

        store().targetRecords().succeeded(target);
        store().targetRecords().succeeded(target);

        assertEquals(1, work().tally().dispatched());
        assertEquals(1, work().tally().started());
    }

    @Test
    default void nothingIsAwaitedOfWhatIsClosed() {
        new Scene(store()).accept(Scene.pullRequest("d1", "closed", 1), "a/One");
        store().targetRecords().succeeded(new Scene(store()).beginNext());
        work().begin(job("build"));

        assertEquals(1, work().tally().dispatched());
        assertEquals(0, work().tally().awaited());
        assertEquals(0, work().tally().started());
    }

    @Test
    default void nothingIsAwaitedOfADownstreamThatIsOnlyTriggered() {
        store().scores().note(Map.of(DOWNSTREAM, Level.L1));
        work().dispatched();
        store().scores().note(Map.of(DOWNSTREAM, Level.L2));
        store().targetRecords().succeeded(new Scene(store()).begin("d2", "a/One"));

        assertEquals(2, work().tally().dispatched());
        assertEquals(1, work().tally().awaited());
    }

    // Jobs.

    @Test
    default void eachResultCountsAsWhatItIs() {
        work().dispatched();
        for (Conclusion conclusion : Conclusion.values()) {
            work().beginAndEnd(job(conclusion.name()), conclusion);
        }

        Tally tally = work().tally();
        assertEquals(List.of(1L, 4L, 3L), List.of(tally.successes(), tally.failures(), tally.uncounted()));
        assertEquals(0, tally.closed());
    }

    @Test
    default void timesAreInTheirBuckets() {
        work().dispatched();
        work().begin(job("build"));
        work().begin(job("test"));
        work().end(job("build"), Conclusion.SUCCESS, Duration.ofHours(3));
        work().end(job("test"), Conclusion.SUCCESS, Duration.ofHours(3).plusMillis(1));

        Tally tally = work().tally();
        assertEquals(1, tally.queue().count(), "the run has one queue time");
        assertTrue(tally.queueSum().compareTo(Duration.ofMinutes(1)) < 0, tally.queueSum()::toString);
        assertEquals(Histogram.of(Duration.ofHours(3), Duration.ofHours(4).minusMinutes(30)), tally.execution());
    }

    @Test
    default void aMoveCountsOnceHoweverOftenItIsSettled() {
        work().dispatched();
        work().begin(job("build"));
        Reservation.Held held = work().hold(job("build"), ReportStatus.COMPLETED);
        for (int i = 0; i < 2; i++) {
            assertTrue(work().settle(
                            job("build"),
                            held,
                            Optional.of(Conclusion.SUCCESS),
                            ScoredWork.ran(Duration.ofHours(1)),
                            held.dispatch().dispatched()));
        }

        assertEquals(1, work().tally().completed());
        assertEquals(Histogram.of(Duration.ofHours(1)), work().tally().execution());
    }

    @Test
    default void aLateResultReplacesWhatAClosingCounted() {
        work().dispatched();
        work().begin(job("build"));
        assertTrue(work().close(job("build"), Duration.ofHours(6), Instant.EPOCH, work().now()));
        Tally closed = work().tally();
        work().end(job("build"), Conclusion.SUCCESS, Duration.ofHours(7));
        Tally late = work().tally();

        assertEquals(List.of(0L, 1L, 1L), List.of(closed.successes(), closed.failures(), closed.closed()));
        assertEquals(Histogram.of(Duration.ofHours(6)), closed.execution());
        assertEquals(List.of(1L, 0L, 0L), List.of(late.successes(), late.failures(), late.closed()));
        assertEquals(Histogram.of(Duration.ofHours(7)), late.execution());
    }

    @Test
    default void aResultIsTakenBackWhereItWasCounted() {
        work().dispatched();
        work().begin(job("build"));
        Instant twoDaysAgo = work().now().minus(Duration.ofDays(2));
        assertTrue(work().close(job("build"), Duration.ofHours(6), Instant.EPOCH, twoDaysAgo));
        assertEquals(0, work().tally(Window.DAY).closed());
        assertEquals(1, work().tally(Window.WEEK).closed());

        work().end(job("build"), Conclusion.FAILURE, Duration.ofHours(7));

        assertEquals(1, work().tally(Window.DAY).failures());
        assertEquals(1, work().tally(Window.WEEK).failures());
        assertEquals(0, work().tally(Window.WEEK).closed());
    }

    @Test
    default void theLastJobEndsADispatch() {
        work().dispatched();
        Instant dispatched = work().now().minus(Duration.ofHours(5));
        for (String name : List.of("first", "last", "between")) {
            work().begin(job(name));
        }

        assertTrue(work().close(job("first"), Duration.ofHours(1), dispatched, dispatched.plus(Duration.ofHours(1))));
        assertEquals(Histogram.of(Duration.ofHours(1)), work().tally().endToEnd());
        assertTrue(work().close(job("last"), Duration.ofHours(4), dispatched, dispatched.plus(Duration.ofHours(4))));
        assertTrue(work().close(job("between"), Duration.ofHours(2), dispatched, dispatched.plus(Duration.ofHours(2))));

        assertEquals(Histogram.of(Duration.ofHours(4)), work().tally().endToEnd());
    }

    @Test
    default void aLaterAttemptDoesNotProlongADispatch() {
        work().dispatched();
        work().beginAndEnd(job("1", "1", "build"), Conclusion.FAILURE);
        Instant dispatched = work().now().minus(Duration.ofHours(5));
        work().begin(job("1", "2", "build"));
        assertTrue(work().close(job("1", "2", "build"), Duration.ofHours(4), dispatched, work().now()));

        assertEquals(1, work().tally().endToEnd().count());
        assertEquals(Optional.of(0.0), work().tally().endToEnd().shareOver(Duration.ofHours(1)));
    }

    @Test
    default void whatIsOlderThanItsSumsAreKeptCountsNoMore() {
        work().dispatched();
        work().begin(job("build"));
        assertTrue(work().close(job("build"), Duration.ofHours(6), Instant.EPOCH, Instant.EPOCH));

        assertEquals(0, work().tally().completed());
        assertEquals(
                0,
                store().scores().days(DOWNSTREAM).stream()
                        .filter(day -> day.tally().completed() > 0)
                        .count());
    }

    @Test
    default void thirtyFiveDaysAndTodayAreThere() {
        work().dispatched();
        work().beginAndEnd(job("build"), Conclusion.SUCCESS);
        work().begin(job("test"));
        Instant longAgo = work().now().minus(Duration.ofDays(35));
        assertTrue(work().close(job("test"), Duration.ofHours(6), Instant.EPOCH, longAgo));

        List<ReadingScorecards.Day> days = store().scores().days(DOWNSTREAM);

        LocalDate today = LocalDate.ofInstant(work().now(), ZoneOffset.UTC);
        assertEquals(
                IntStream.rangeClosed(0, 35)
                        .mapToObj(day -> today.minusDays(35L - day))
                        .toList(),
                days.stream().map(ReadingScorecards.Day::date).toList());
        assertEquals(1, days.getFirst().tally().closed());
        assertEquals(Tally.EMPTY, days.get(20).tally());
        assertEquals(1, days.getLast().tally().successes());
        assertEquals(1, days.getLast().tally().dispatched());
    }

    @Test
    default void whatHappensAtTheSameMomentIsCountedToTheLastOne() throws InterruptedException {
        work().dispatched();
        List<Store> processes = List.of(store(), store().anotherProcess());
        IntStream.range(0, 20).forEach(number -> work().begin(job("job " + number)));
        Instant dispatched = work().now().minus(Duration.ofHours(1));

        // Each job is closed and reports at the same moment.
        Race.of(40, number -> {
            ScoredWork process = new ScoredWork(processes.get(number % 2));
            var job = job("job " + number / 2);
            if (number % 2 == 0) {
                return process.close(job, Duration.ofHours(2), dispatched, process.now());
            }
            process.end(job, Conclusion.SUCCESS, Duration.ofMinutes(30));
            return true;
        });

        Tally tally = work().tally();
        assertEquals(20, tally.successes());
        assertEquals(0, tally.failures(), "no closing is left");
        assertEquals(0, tally.closed());
        assertEquals(20, tally.execution().count());
        assertEquals(1, tally.endToEnd().count());
        assertEquals(1, tally.started());
    }

    // Levels.

    @Test
    default void onlyAChangeOfLevelMovesItsTime() {
        RepositoryName other = RepositoryName.of("b/Two");
        store().scores().note(Map.of(DOWNSTREAM, Level.L1, other, Level.L2));
        ScoreRecords.LevelSince first = level(DOWNSTREAM).orElseThrow();
        ScoreRecords.LevelSince others = level(other).orElseThrow();
        store().pass(Duration.ofMinutes(1));
        store().anotherProcess().scores().note(Map.of(DOWNSTREAM, Level.L1, other, Level.L3));

        assertEquals(Optional.of(first), level(DOWNSTREAM));
        assertEquals(Level.L3, level(other).orElseThrow().level());
        assertFalse(level(other).orElseThrow().since().isBefore(others.since()));
    }

    @Test
    default void whoIsNotListedAnyMoreIsForgotten() {
        store().scores().note(Map.of(DOWNSTREAM, Level.L1));
        store().scores().note(Map.of());
        assertEquals(Optional.empty(), level(DOWNSTREAM));
    }

    private Optional<ScoreRecords.LevelSince> level(RepositoryName downstream) {
        return Optional.ofNullable(
                        store().scores().of(List.of(downstream)).each().get(downstream))
                .flatMap(ScoreRecords.OnRecord::level);
    }

    @Test
    default void manyAreReadEachByItsName() {
        List<RepositoryName> many = IntStream.range(0, 25)
                .mapToObj(number -> RepositoryName.of("a/repo" + number))
                .toList();
        store().scores().note(Map.of(many.getLast(), Level.L4));

        Map<RepositoryName, ScoreRecords.OnRecord> found =
                store().scores().of(many).each();

        assertEquals(Set.copyOf(many), found.keySet());
        assertEquals(
                1,
                found.values().stream().filter(each -> each.level().isPresent()).count());
    }
}
