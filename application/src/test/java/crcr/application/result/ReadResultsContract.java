package crcr.application.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.FirstAnswer;
import crcr.application.callback.HudFate;
import crcr.application.callback.JobRecords;
import crcr.application.callback.JobRecords.Reservation;
import crcr.application.callback.Keyless;
import crcr.application.callback.Move;
import crcr.application.explanation.Stage;
import crcr.application.store.Race;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.event.Headline;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.JobCounts;
import crcr.domain.result.JobResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ReadResults} promises. */
public interface ReadResultsContract {
    RepositoryName ONE = RepositoryName.of("a/One");
    RepositoryName TWO = RepositoryName.of("a/Two");
    DeliveryId FIRST = new DeliveryId("d1");

    /** The store that is held to it. */
    Store store();

    private ReadResults results() {
        return store().results();
    }

    private static JobKey job(RepositoryName downstream, String run, String name) {
        return new JobKey(FIRST, downstream, run, "1", name);
    }

    private void dispatched(String id, String... downstreams) {
        Scene scene = new Scene(store());
        scene.accept(id, downstreams);
        for (int i = 0; i < downstreams.length; i++) {
            store().targetRecords().succeeded(scene.beginNext());
        }
    }

    private JobResult report(JobKey job, ReportStatus status) {
        return report(store().jobs(), job, status);
    }

    private static JobResult report(JobRecords jobs, JobKey job, ReportStatus status) {
        Reservation.Held held = assertInstanceOf(Reservation.Held.class, Keyless.reserve(jobs, job, status));
        Move move = Keyless.move(job, status, held.times(), Move.By.CALLER);
        assertTrue(jobs.settle(
                move,
                held.token(),
                new FirstAnswer.Taken(status, held.times(), HudFate.SKIPPED),
                List.of(),
                Keyless.RECORD));
        return move.result();
    }

    private JobResult close(JobKey job, JobResult last) {
        Move move = Keyless.timedOut(job, last.times());
        assertTrue(store().silentRuns().close(move, Instant.now(), List.of()));
        return move.result();
    }

    private JobCounts counts() {
        return results().delivery(FIRST).orElseThrow().jobs();
    }

    @Test
    default void aDeliveryIsFoundWithItsHeadlineByItsIdItsPullRequestAndAmongTheLatest() {
        Delivery plain = Scene.pullRequest("d1", "opened", 7);
        Headline headline = new Headline(Optional.of("Faster <kernels>"), Optional.of("fast"));
        store().deliveries()
                .accept(
                        new Delivery(
                                plain.id(),
                                plain.event(),
                                plain.upstreamId(),
                                plain.labels(),
                                headline,
                                plain.payload()),
                        List.of(ONE, TWO));
        new Scene(store()).accept(Scene.push("d2"));

        DeliveryResult first = results().delivery(FIRST).orElseThrow();
        assertEquals(headline, first.headline());
        assertEquals(plain.event(), first.event());
        assertEquals(OptionalLong.of(2), first.targets());
        assertEquals(2, first.unsettled());
        assertEquals(JobCounts.NONE, first.jobs());
        assertEquals(List.of(first), results().ofPullRequest(7, 10));
        assertEquals(List.of(), results().ofPullRequest(8, 10));
        assertEquals(Optional.empty(), results().delivery(new DeliveryId("d3")));
        assertEquals(
                List.of("d2", "d1"),
                results().latest(10).stream().map(found -> found.id().value()).toList());
        assertEquals(1, results().latest(1).size());
    }

    @Test
    default void eachTargetHasItsStageAndItsJobs() {
        dispatched("d1", "a/One");
        new Scene(store()).accept("d2", "a/One", "a/Two");
        report(job(ONE, "1", "build"), ReportStatus.IN_PROGRESS);

        TargetResult one = results().targets(FIRST).getFirst();
        assertEquals(ONE, one.downstream());
        assertInstanceOf(Stage.Dispatched.class, one.stage());
        assertEquals(1, one.attempts());
        assertEquals(new JobCounts(1, 0, 0, 0), one.jobs());
        List<TargetResult> waiting = results().targets(new DeliveryId("d2"));
        assertEquals(
                List.of(ONE, TWO),
                waiting.stream().map(TargetResult::downstream).toList());
        assertEquals(new Stage.WaitsForWorker(), waiting.getLast().stage());
        assertEquals(List.of(), results().targets(new DeliveryId("d3")));
    }

    @Test
    default void aJobIsShownAsItStandsLastAndCountedOnce() {
        dispatched("d1", "a/One", "a/Two");
        JobKey build = job(ONE, "1", "build <b>");
        JobResult running = report(build, ReportStatus.IN_PROGRESS);
        assertEquals(Map.of(ONE, List.of(running), TWO, List.of()), results().jobs(FIRST, List.of(ONE, TWO)));
        assertEquals(new JobCounts(1, 0, 0, 0), counts());

        JobResult passed = report(build, ReportStatus.COMPLETED);

        assertEquals(Map.of(ONE, List.of(passed)), results().jobs(FIRST, List.of(ONE)));
        assertEquals(new JobCounts(0, 1, 0, 0), counts());
        assertEquals(List.of(passed), results().latestJobs(ONE, 10));
        assertEquals(List.of(), results().latestJobs(TWO, 10));
    }

    @Test
    default void aLateResultReplacesAClosing() {
        dispatched("d1", "a/One");
        JobKey build = job(ONE, "1", "build");
        JobResult running = report(build, ReportStatus.IN_PROGRESS);

        JobResult closed = close(build, running);
        assertTrue(closed.closedByRelay());
        assertEquals(Map.of(ONE, List.of(closed)), results().jobs(FIRST, List.of(ONE)));
        assertEquals(new JobCounts(0, 0, 1, 0), counts());

        JobResult late = report(build, ReportStatus.COMPLETED);
        assertEquals(Map.of(ONE, List.of(late)), results().jobs(FIRST, List.of(ONE)));
        assertEquals(new JobCounts(0, 1, 0, 0), counts());
    }

    @Test
    default void aLaterAttemptCountsInsteadOfTheEarlierOne() {
        dispatched("d1", "a/One");
        JobKey first = job(ONE, "1", "build");
        JobKey other = job(ONE, "1", "docs");
        report(first, ReportStatus.IN_PROGRESS);
        report(other, ReportStatus.IN_PROGRESS);
        report(other, ReportStatus.COMPLETED);

        report(first.ofAttempt("3"), ReportStatus.IN_PROGRESS);
        assertEquals(new JobCounts(1, 1, 0, 0), counts());
        report(first, ReportStatus.COMPLETED);
        assertEquals(new JobCounts(1, 1, 0, 0), counts());
        report(first.ofAttempt("3"), ReportStatus.COMPLETED);

        assertEquals(new JobCounts(0, 2, 0, 0), counts());
        assertEquals(counts(), results().targets(FIRST).getFirst().jobs());
        assertEquals(
                3,
                results().jobs(FIRST, List.of(ONE)).getOrDefault(ONE, List.of()).size());
    }

    @Test
    default void beyondTheMostThatAreKeptJobsAreCountedOnly() {
        dispatched("d1", "a/One");
        int more = ReadResults.MOST_JOBS + 3;
        for (int number = 0; number < more; number++) {
            JobKey job = job(ONE, "1", "job " + number);
            report(job, ReportStatus.IN_PROGRESS);
            report(job, ReportStatus.COMPLETED);
        }

        assertEquals(new JobCounts(0, more, 0, 0), counts());
        assertEquals(
                ReadResults.MOST_JOBS,
                results().jobs(FIRST, List.of(ONE)).getOrDefault(ONE, List.of()).size());
        assertEquals(7, results().latestJobs(ONE, 7).size());
    }

    @Test
    default void ofAClosingAndAReportAtTheSameMomentTheLastOneIsShownAndCounted() throws InterruptedException {
        dispatched("d1", "a/One");
        List<JobKey> jobs = IntStream.range(0, 20)
                .mapToObj(number -> job(ONE, "1", "job " + number))
                .toList();
        List<JobResult> running =
                jobs.stream().map(job -> report(job, ReportStatus.IN_PROGRESS)).toList();
        Store other = store().anotherProcess();
        Race.of(40, number -> {
            JobKey job = jobs.get(number / 2);
            if (number % 2 == 0) {
                return other.silentRuns()
                        .close(Keyless.timedOut(job, running.get(number / 2).times()), Instant.now(), List.of());
            }
            return report(store().jobs(), job, ReportStatus.COMPLETED).closedByRelay();
        });

        assertEquals(new JobCounts(0, 20, 0, 0), counts());
        assertEquals(
                List.of(),
                results().jobs(FIRST, List.of(ONE)).getOrDefault(ONE, List.of()).stream()
                        .filter(JobResult::closedByRelay)
                        .toList());
    }

    @Test
    default void whateverMovesAtOnceIsCountedRightly() throws InterruptedException {
        dispatched("d1", "a/One");
        List<JobRecords> processes =
                List.of(store().jobs(), store().anotherProcess().jobs());
        Race.of(200, number -> {
            JobKey job = job(ONE, Integer.toString(number % 5 + 1), "job " + number);
            report(processes.get(number % 2), job, ReportStatus.IN_PROGRESS);
            return number % 3 == 0 ? report(processes.get(number % 2), job, ReportStatus.COMPLETED) : job;
        });

        assertEquals(new JobCounts(133, 67, 0, 0), counts());
        assertEquals(counts(), results().targets(FIRST).getFirst().jobs());
        assertEquals(
                200,
                results().jobs(FIRST, List.of(ONE)).getOrDefault(ONE, List.of()).size());
    }
}
