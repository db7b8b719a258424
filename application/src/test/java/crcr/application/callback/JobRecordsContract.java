package crcr.application.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.JobRecords.Reservation;
import crcr.application.dispatch.Target;
import crcr.application.store.Race;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.job.DispatchFacts;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobState;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link JobRecords} promises. */
public interface JobRecordsContract {
    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private Scene scene() {
        return new Scene(store());
    }

    private JobRecords jobs() {
        return store().jobs();
    }

    private static JobKey job(String delivery, String downstream, String runId, String runAttempt, String jobName) {
        return new JobKey(new DeliveryId(delivery), RepositoryName.of(downstream), runId, runAttempt, jobName);
    }

    /** The job that most tests are about. */
    private static JobKey build() {
        return job("d1", "a/one", "123", "1", "build");
    }

    private Reservation.Held hold(JobKey job, ReportStatus report) {
        return assertInstanceOf(Reservation.Held.class, Keyless.reserve(jobs(), job, report));
    }

    private Reservation.Held move(JobKey job, ReportStatus report) {
        Reservation.Held held = hold(job, report);
        Keyless.confirm(jobs(), job, report, held.token());
        return held;
    }

    private static void assertBusy(Reservation reservation) {
        Reservation.Busy busy = assertInstanceOf(Reservation.Busy.class, reservation);
        assertTrue(busy.retryAfter().isPositive(), () -> "retry after " + busy.retryAfter());
    }

    // Whether there was a dispatch.

    @ParameterizedTest
    @EnumSource
    default void nothingIsHeldForAnUnknownDelivery(ReportStatus report) {
        scene().begin("d2", "a/one");

        assertEquals(new Reservation.NotDispatched(), Keyless.reserve(jobs(), build(), report));
    }

    @ParameterizedTest
    @EnumSource
    default void nothingIsHeldForADownstreamThatTheDeliveryDoesNotGoTo(ReportStatus report) {
        scene().begin("d1", "b/two");

        assertEquals(new Reservation.NotDispatched(), Keyless.reserve(jobs(), build(), report));
    }

    @ParameterizedTest
    @EnumSource
    default void nothingIsHeldBeforeTheAttemptBegins(ReportStatus report) {
        scene().accept("d1", "a/one");
        assertEquals(new Reservation.NotDispatched(), Keyless.reserve(jobs(), build(), report));

        scene().claim(1);
        assertEquals(new Reservation.NotDispatched(), Keyless.reserve(jobs(), build(), report));
    }

    @Test
    default void anAttemptThatHasBegunCountsAsDispatched() {
        scene().begin("d1", "a/one");

        hold(build(), ReportStatus.IN_PROGRESS);
    }

    @Test
    default void aDispatchThatSucceededCountsAsDispatched() {
        store().targetRecords().succeeded(scene().begin("d1", "a/one"));

        hold(build(), ReportStatus.IN_PROGRESS);
    }

    @ParameterizedTest
    @EnumSource
    default void aDeadDispatchDoesNotCount(ReportStatus report) {
        store().targetRecords().dead(scene().begin("d1", "a/one"), "502 Bad Gateway");

        assertEquals(new Reservation.NotDispatched(), Keyless.reserve(jobs(), build(), report));
    }

    @Test
    default void aDispatchThatWaitsForARetryCountsAsDispatched() {
        store().targetRecords().later(scene().begin("d1", "a/one"), "timed out", Duration.ofSeconds(5));

        hold(build(), ReportStatus.IN_PROGRESS);
    }

    @ParameterizedTest
    @EnumSource
    default void aSupersededDispatchDoesNotCount(ReportStatus report) {
        scene().accept(Scene.pullRequest("d1", "opened", 1), "a/one");
        store().targetRecords().later(scene().beginNext(), "timed out", Duration.ofSeconds(5));
        scene().accept(Scene.pullRequest("d2", "synchronize", 1), "a/one");

        assertEquals(new Reservation.NotDispatched(), Keyless.reserve(jobs(), build(), report));
    }

    @Test
    default void aDeadDispatchCountsOnceItsRepeatHasBegun() {
        store().targetRecords().dead(scene().begin("d1", "a/one"), "502 Bad Gateway");
        scene().accept("d1", "a/one");
        assertEquals(new Reservation.NotDispatched(), Keyless.reserve(jobs(), build(), ReportStatus.IN_PROGRESS));

        scene().beginNext();
        hold(build(), ReportStatus.IN_PROGRESS);
    }

    @Test
    default void theDeathOfOneDispatchIsNotThatOfAnother() {
        scene().accept("d1", "a/one", "b/two");
        for (Target target : scene().claim(2)) {
            store().targetRecords().begin(target);
            if (target.downstream().equals(RepositoryName.of("b/two"))) {
                store().targetRecords().dead(target, "502 Bad Gateway");
            } else {
                store().targetRecords().succeeded(target);
            }
        }

        hold(build(), ReportStatus.IN_PROGRESS);
        assertEquals(
                new Reservation.NotDispatched(),
                Keyless.reserve(jobs(), job("d1", "b/two", "123", "1", "build"), ReportStatus.IN_PROGRESS));
    }

    // The facts about it.

    @Test
    default void theFactsOfAPullRequestsDispatchAreGiven() {
        scene().begin("d1", "a/one");

        DispatchFacts facts = hold(build(), ReportStatus.IN_PROGRESS).dispatch();
        assertEquals(new DeliveryId("d1"), facts.delivery());
        assertEquals(Scene.pullRequest("d1").event(), facts.event());
    }

    @Test
    default void theFactsOfAPushHaveNoPullRequest() {
        store().deliveries().accept(Scene.push("d1"), Scene.repositories("a/one"));
        scene().beginNext();

        DispatchFacts facts = hold(build(), ReportStatus.IN_PROGRESS).dispatch();
        assertEquals(Scene.push("d1").event(), facts.event());
        assertTrue(facts.event().pullRequest().isEmpty());
    }

    @Test
    default void theTimesFollowEachOther() {
        store().targetRecords().succeeded(scene().begin("d1", "a/one"));

        Reservation.Held first = move(build(), ReportStatus.IN_PROGRESS);
        assertEquals(Optional.of(first.dispatch().dispatched()), first.times().queuedSince());
        assertFalse(first.times().inProgress().isBefore(first.dispatch().dispatched()));
        assertEquals(Optional.empty(), first.times().completed());

        Reservation.Held second = move(build(), ReportStatus.COMPLETED);
        assertEquals(first.dispatch(), second.dispatch());
        Instant completed = second.times().completed().orElseThrow();
        assertEquals(
                new JobTimes(first.times().queuedSince(), first.times().inProgress(), Optional.of(completed)),
                second.times());
        assertFalse(completed.isBefore(second.times().inProgress()));
    }

    @Test
    default void theAcceptedDispatchIsNotBeforeItsAttempt() {
        Target target = scene().begin("d1", "a/one");
        Reservation.Held before = hold(build(), ReportStatus.IN_PROGRESS);
        Keyless.release(jobs(), build(), before.token());
        store().targetRecords().succeeded(target);

        Reservation.Held after = hold(build(), ReportStatus.IN_PROGRESS);
        assertFalse(after.dispatch().dispatched().isBefore(before.dispatch().dispatched()));
    }

    // The moves.

    @Test
    default void completedIsRefusedFirst() {
        scene().begin("d1", "a/one");

        assertEquals(
                new Reservation.Refused(JobState.DISPATCHED), Keyless.reserve(jobs(), build(), ReportStatus.COMPLETED));
        hold(build(), ReportStatus.IN_PROGRESS);
    }

    @Test
    default void aSecondInProgressIsRefused() {
        scene().begin("d1", "a/one");
        move(build(), ReportStatus.IN_PROGRESS);

        assertEquals(
                new Reservation.Refused(JobState.IN_PROGRESS),
                Keyless.reserve(jobs(), build(), ReportStatus.IN_PROGRESS));
        hold(build(), ReportStatus.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource
    default void nothingFollowsCompleted(ReportStatus report) {
        scene().begin("d1", "a/one");
        move(build(), ReportStatus.IN_PROGRESS);
        move(build(), ReportStatus.COMPLETED);

        assertEquals(new Reservation.Refused(JobState.COMPLETED), Keyless.reserve(jobs(), build(), report));
        assertEquals(new Reservation.Refused(JobState.COMPLETED), Keyless.reserve(jobs(), build(), report));
    }

    @Test
    default void theDispatchMaySucceedBetweenTheReports() {
        Target target = scene().begin("d1", "a/one");
        move(build(), ReportStatus.IN_PROGRESS);
        store().targetRecords().succeeded(target);

        move(build(), ReportStatus.COMPLETED);
    }

    // Reservations.

    @Test
    default void theSameReportIsAlreadyHeldWhileItIsBeingTaken() {
        scene().begin("d1", "a/one");
        Reservation.Held first = hold(build(), ReportStatus.IN_PROGRESS);
        assertEquals(new Reservation.AlreadyHeld(), Keyless.reserve(jobs(), build(), ReportStatus.IN_PROGRESS));
        Keyless.confirm(jobs(), build(), ReportStatus.IN_PROGRESS, first.token());

        hold(build(), ReportStatus.COMPLETED);
        assertEquals(new Reservation.AlreadyHeld(), Keyless.reserve(jobs(), build(), ReportStatus.COMPLETED));
    }

    @Test
    default void anotherReportFindsTheJobBusyWhileOneIsBeingTaken() {
        scene().begin("d1", "a/one");
        Reservation.Held first = hold(build(), ReportStatus.IN_PROGRESS);
        assertBusy(Keyless.reserve(jobs(), build(), ReportStatus.COMPLETED));
        Keyless.confirm(jobs(), build(), ReportStatus.IN_PROGRESS, first.token());

        hold(build(), ReportStatus.COMPLETED);
        assertBusy(Keyless.reserve(jobs(), build(), ReportStatus.IN_PROGRESS));
    }

    @Test
    default void aReleasedMoveLeavesTheJobAsItWas() {
        scene().begin("d1", "a/one");
        Keyless.release(jobs(), build(), hold(build(), ReportStatus.IN_PROGRESS).token());
        assertEquals(
                new Reservation.Refused(JobState.DISPATCHED), Keyless.reserve(jobs(), build(), ReportStatus.COMPLETED));
        Reservation.Held started = move(build(), ReportStatus.IN_PROGRESS);

        Keyless.release(jobs(), build(), hold(build(), ReportStatus.COMPLETED).token());
        assertEquals(
                new Reservation.Refused(JobState.IN_PROGRESS),
                Keyless.reserve(jobs(), build(), ReportStatus.IN_PROGRESS));
        Reservation.Held ended = move(build(), ReportStatus.COMPLETED);
        assertEquals(started.times().inProgress(), ended.times().inProgress());
    }

    @Test
    default void eachReservationHasItsOwnToken() {
        scene().begin("d1", "a/one");
        Reservation.Held first = hold(build(), ReportStatus.IN_PROGRESS);
        Keyless.release(jobs(), build(), first.token());
        Reservation.Held second = hold(build(), ReportStatus.IN_PROGRESS);

        assertFalse(first.token().equals(second.token()));
    }

    @Test
    default void confirmingAgainChangesNothing() {
        scene().begin("d1", "a/one");
        Reservation.Held started = move(build(), ReportStatus.IN_PROGRESS);
        Keyless.confirm(jobs(), build(), ReportStatus.IN_PROGRESS, started.token());
        assertEquals(
                new Reservation.Refused(JobState.IN_PROGRESS),
                Keyless.reserve(jobs(), build(), ReportStatus.IN_PROGRESS));

        Reservation.Held ended = hold(build(), ReportStatus.COMPLETED);
        Keyless.confirm(jobs(), build(), ReportStatus.IN_PROGRESS, started.token());
        assertEquals(new Reservation.AlreadyHeld(), Keyless.reserve(jobs(), build(), ReportStatus.COMPLETED));
        Keyless.confirm(jobs(), build(), ReportStatus.COMPLETED, ended.token());
        Keyless.confirm(jobs(), build(), ReportStatus.COMPLETED, ended.token());
        Keyless.confirm(jobs(), build(), ReportStatus.IN_PROGRESS, started.token());
        assertEquals(
                new Reservation.Refused(JobState.COMPLETED), Keyless.reserve(jobs(), build(), ReportStatus.COMPLETED));
    }

    @Test
    default void releasingAgainChangesNothing() {
        scene().begin("d1", "a/one");
        Reservation.Held first = hold(build(), ReportStatus.IN_PROGRESS);
        Keyless.release(jobs(), build(), first.token());
        Keyless.release(jobs(), build(), first.token());
        Reservation.Held second = hold(build(), ReportStatus.IN_PROGRESS);
        Keyless.release(jobs(), build(), first.token());

        assertEquals(new Reservation.AlreadyHeld(), Keyless.reserve(jobs(), build(), ReportStatus.IN_PROGRESS));
        Keyless.confirm(jobs(), build(), ReportStatus.IN_PROGRESS, second.token());
        assertEquals(
                new Reservation.Refused(JobState.IN_PROGRESS),
                Keyless.reserve(jobs(), build(), ReportStatus.IN_PROGRESS));
    }

    @Test
    default void releasingWhatWasConfirmedChangesNothing() {
        scene().begin("d1", "a/one");
        Reservation.Held started = move(build(), ReportStatus.IN_PROGRESS);
        Keyless.release(jobs(), build(), started.token());

        assertEquals(
                new Reservation.Refused(JobState.IN_PROGRESS),
                Keyless.reserve(jobs(), build(), ReportStatus.IN_PROGRESS));
        move(build(), ReportStatus.COMPLETED);
    }

    @Test
    default void aTokenOfNobodyChangesNothing() {
        scene().begin("d1", "a/one");
        Reservation.Held held = hold(build(), ReportStatus.IN_PROGRESS);
        Keyless.confirm(jobs(), build(), ReportStatus.IN_PROGRESS, "not-" + held.token());
        Keyless.confirm(jobs(), build(), ReportStatus.COMPLETED, "not-" + held.token());
        Keyless.release(jobs(), build(), "not-" + held.token());

        assertEquals(new Reservation.AlreadyHeld(), Keyless.reserve(jobs(), build(), ReportStatus.IN_PROGRESS));
        Keyless.release(jobs(), build(), held.token());
        assertEquals(
                new Reservation.Refused(JobState.DISPATCHED), Keyless.reserve(jobs(), build(), ReportStatus.COMPLETED));
        hold(build(), ReportStatus.IN_PROGRESS);
    }

    @Test
    default void theTokenOfAnotherJobChangesNothing() {
        scene().begin("d1", "a/one");
        JobKey test = job("d1", "a/one", "123", "1", "test");
        Reservation.Held held = hold(build(), ReportStatus.IN_PROGRESS);
        hold(test, ReportStatus.IN_PROGRESS);
        Keyless.confirm(jobs(), test, ReportStatus.IN_PROGRESS, held.token());
        Keyless.release(jobs(), test, held.token());

        assertEquals(new Reservation.AlreadyHeld(), Keyless.reserve(jobs(), test, ReportStatus.IN_PROGRESS));
    }

    // What is one job, and what is another.

    @Test
    default void jobsAreIndependent() {
        scene().accept("d1", "a/one", "b/two");
        scene().beginNext();
        scene().beginNext();
        scene().begin("d2", "a/one");
        List<JobKey> all = List.of(
                build(),
                job("d1", "a/one", "1234", "1", "build"),
                job("d1", "a/one", "12", "31", "build"),
                job("d1", "a/one", "123", "2", "build"),
                job("d1", "a/one", "123", "12", "build"),
                job("d1", "a/one", "123", "1", "Build"),
                job("d1", "a/one", "123", "1", ""),
                job("d1", "a/one", "123", "1", "1:build"),
                job("d1", "b/two", "123", "1", "build"),
                job("d2", "a/one", "123", "1", "build"));

        Set<String> tokens = all.stream()
                .map(job -> move(job, ReportStatus.IN_PROGRESS).token())
                .collect(Collectors.toSet());
        assertEquals(all.size(), tokens.size());
        move(build(), ReportStatus.COMPLETED);
        all.stream().skip(1).forEach(job -> hold(job, ReportStatus.COMPLETED));
    }

    @Test
    default void aJobMayHaveAnyName() {
        scene().begin("d1", "a/one");
        List<String> names = List.of(
                "build (linux, x86_64)",
                "build:linux:cuda",
                "  ",
                "漢字 § é 😀",
                "{a}[b]*?\\\"'%00",
                "line\nbreak\u0000",
                "x".repeat(1_000),
                "x".repeat(1_000) + "y");

        for (String name : names) {
            move(job("d1", "a/one", "123", "1", name), ReportStatus.IN_PROGRESS);
        }
        for (String name : names) {
            JobKey job = job("d1", "a/one", "123", "1", name);
            assertEquals(
                    new Reservation.Refused(JobState.IN_PROGRESS),
                    Keyless.reserve(jobs(), job, ReportStatus.IN_PROGRESS),
                    name);
            move(job, ReportStatus.COMPLETED);
        }
    }

    @Test
    default void everySpellingOfTheDownstreamIsTheSameJob() {
        scene().begin("d1", "a/one");
        move(job("d1", "A/One", "123", "1", "build"), ReportStatus.IN_PROGRESS);

        assertEquals(
                new Reservation.Refused(JobState.IN_PROGRESS),
                Keyless.reserve(jobs(), build(), ReportStatus.IN_PROGRESS));
        Reservation.Held held = hold(job("d1", "a/ONE", "123", "1", "build"), ReportStatus.COMPLETED);
        Keyless.confirm(jobs(), build(), ReportStatus.COMPLETED, held.token());
        assertEquals(
                new Reservation.Refused(JobState.COMPLETED),
                Keyless.reserve(jobs(), job("d1", "A/One", "123", "1", "build"), ReportStatus.COMPLETED));
    }

    // Several callers.

    @Test
    default void anotherProcessKnowsTheJob() {
        scene().begin("d1", "a/one");
        JobRecords other = store().anotherProcess().jobs();

        Reservation.Held held = hold(build(), ReportStatus.IN_PROGRESS);
        assertEquals(new Reservation.AlreadyHeld(), Keyless.reserve(other, build(), ReportStatus.IN_PROGRESS));
        Keyless.confirm(other, build(), ReportStatus.IN_PROGRESS, held.token());
        assertEquals(
                new Reservation.Refused(JobState.IN_PROGRESS),
                Keyless.reserve(jobs(), build(), ReportStatus.IN_PROGRESS));
    }

    @ParameterizedTest
    @EnumSource
    default void ofManyConcurrentReservationsOneIsHeld(ReportStatus report) throws InterruptedException {
        scene().begin("d1", "a/one");
        if (report == ReportStatus.COMPLETED) {
            move(build(), ReportStatus.IN_PROGRESS);
        }
        List<JobRecords> processes = List.of(jobs(), store().anotherProcess().jobs());

        List<Reservation> reservations =
                Race.of(50, number -> Keyless.reserve(processes.get(number % 2), build(), report));

        assertEquals(
                1,
                reservations.stream().filter(Reservation.Held.class::isInstance).count());
        assertEquals(
                49,
                reservations.stream()
                        .filter(new Reservation.AlreadyHeld()::equals)
                        .count());
    }

    @Test
    default void ofManyConcurrentReportsOneMovesTheJob() throws InterruptedException {
        scene().begin("d1", "a/one");
        List<JobRecords> processes = List.of(jobs(), store().anotherProcess().jobs());

        List<Reservation> reservations = Race.of(50, number -> {
            JobRecords process = processes.get(number % 2);
            Reservation reservation = Keyless.reserve(process, build(), ReportStatus.IN_PROGRESS);
            if (reservation instanceof Reservation.Held held) {
                Keyless.confirm(process, build(), ReportStatus.IN_PROGRESS, held.token());
            }
            return reservation;
        });

        assertEquals(
                1,
                reservations.stream().filter(Reservation.Held.class::isInstance).count());
        assertEquals(
                49,
                reservations.stream()
                        .filter(reservation -> reservation.equals(new Reservation.AlreadyHeld())
                                || reservation.equals(new Reservation.Refused(JobState.IN_PROGRESS)))
                        .count());
        hold(build(), ReportStatus.COMPLETED);
    }

    @Test
    default void concurrentReportsOfManyJobsDoNotMeet() throws InterruptedException {
        scene().begin("d1", "a/one");

        List<Reservation> reservations = Race.of(
                50,
                number -> Keyless.reserve(
                        jobs(), job("d1", "a/one", "123", "1", "job " + number), ReportStatus.IN_PROGRESS));

        assertTrue(reservations.stream().allMatch(Reservation.Held.class::isInstance));
    }
}
