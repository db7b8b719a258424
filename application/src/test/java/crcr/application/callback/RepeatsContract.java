package crcr.application.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.JobRecords.Reservation;
import crcr.application.hud.HudQueue;
import crcr.application.store.Race;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobState;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link JobRecords} promises about requests that come again. */
public interface RepeatsContract {
    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private JobRecords jobs() {
        return store().jobs();
    }

    private static JobKey job(String name) {
        return new JobKey(new DeliveryId("d1"), RepositoryName.of("a/one"), "123", "1", name);
    }

    private static IdempotencyKey key(String caller, String words, String body) {
        return new IdempotencyKey(RepositoryName.of(caller), words, new Payload(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static IdempotencyKey key(String words, String body) {
        return key("a/one", words, body);
    }

    private Reservation reserve(String job, ReportStatus report, IdempotencyKey key) {
        return jobs().reserve(job(job), report, Optional.of(key));
    }

    private Reservation.Held hold(String job, ReportStatus report, IdempotencyKey key) {
        return assertInstanceOf(Reservation.Held.class, reserve(job, report, key));
    }

    private FirstAnswer.Taken confirm(String job, ReportStatus report, IdempotencyKey key, HudFate hud) {
        Reservation.Held held = hold(job, report, key);
        FirstAnswer.Taken answer = new FirstAnswer.Taken(report, held.times(), hud);
        jobs().settle(Keyless.move(job(job), report), held.token(), answer, List.of(), Keyless.RECORD);
        return answer;
    }

    private void dispatched() {
        store().targetRecords().succeeded(new Scene(store()).begin("d1", "a/one"));
    }

    @Test
    default void aRepeatIsGivenTheAnswerToEachOfTheReports() {
        dispatched();
        FirstAnswer began = confirm("build", ReportStatus.IN_PROGRESS, key("1", "begins"), HudFate.DELIVERED);
        FirstAnswer ended = confirm("build", ReportStatus.COMPLETED, key("2", "ends"), HudFate.SKIPPED);

        assertEquals(new Reservation.Repeated(began), reserve("build", ReportStatus.IN_PROGRESS, key("1", "begins")));
        assertEquals(new Reservation.Repeated(ended), reserve("build", ReportStatus.COMPLETED, key("2", "ends")));
    }

    @Test
    default void aRepeatOfWhatWasQueuedIsGivenThatAnswerAndQueuedOnce() {
        dispatched();
        Reservation.Held held = hold("build", ReportStatus.IN_PROGRESS, key("1", "begins"));
        FirstAnswer.Taken answer = new FirstAnswer.Taken(ReportStatus.IN_PROGRESS, held.times(), HudFate.QUEUED);
        Payload record = new Payload(new byte[] {1});
        assertTrue(jobs().settle(
                        Keyless.move(job("build"), ReportStatus.IN_PROGRESS),
                        held.token(),
                        answer,
                        List.of(HudQueue.effect(job("build"), ReportStatus.IN_PROGRESS, record)),
                        record));

        assertEquals(new Reservation.Repeated(answer), reserve("build", ReportStatus.IN_PROGRESS, key("1", "begins")));
        assertEquals(1, store().depth(HudQueue.NAME).waiting());
    }

    @Test
    default void aRepeatOfWhatWasRefusedIsGivenTheRefusal() {
        dispatched();
        FirstAnswer.RefusedByHud refusal = new FirstAnswer.RefusedByHud(422, "the name\n is  too long ");
        Reservation.Held held = hold("build", ReportStatus.IN_PROGRESS, key("1", "begins"));
        jobs().release(job("build"), held.token(), Optional.of(refusal));

        assertEquals(new Reservation.Repeated(refusal), reserve("build", ReportStatus.IN_PROGRESS, key("1", "begins")));
        hold("build", ReportStatus.IN_PROGRESS, key("2", "begins"));
    }

    @Test
    default void aRefusalWithoutWordsIsOneToo() {
        dispatched();
        FirstAnswer.RefusedByHud refusal = new FirstAnswer.RefusedByHud(400, "");
        Reservation.Held held = hold("build", ReportStatus.IN_PROGRESS, key("1", "begins"));
        jobs().release(job("build"), held.token(), Optional.of(refusal));

        assertEquals(new Reservation.Repeated(refusal), reserve("build", ReportStatus.IN_PROGRESS, key("1", "begins")));
    }

    @Test
    default void aKeyWhoseMoveWasGivenUpWithoutAnAnswerIsFreeAgain() {
        dispatched();
        Reservation.Held held = hold("build", ReportStatus.IN_PROGRESS, key("1", "begins"));
        jobs().release(job("build"), held.token(), Optional.empty());

        hold("build", ReportStatus.IN_PROGRESS, key("1", "another body"));
    }

    @Test
    default void aKeyStandsForOneBody() {
        dispatched();
        hold("build", ReportStatus.IN_PROGRESS, key("1", "begins"));
        assertEquals(new Reservation.OtherBody(), reserve("test", ReportStatus.IN_PROGRESS, key("1", "another body")));

        confirm("test", ReportStatus.IN_PROGRESS, key("2", "begins"), HudFate.DELIVERED);
        assertEquals(new Reservation.OtherBody(), reserve("test", ReportStatus.COMPLETED, key("2", "another body")));
    }

    @Test
    default void theSameWordsOfAnotherCallerAreAnotherKey() {
        dispatched();
        confirm("build", ReportStatus.IN_PROGRESS, key("a/one", "1", "begins"), HudFate.DELIVERED);

        assertEquals(
                new Reservation.Refused(JobState.IN_PROGRESS),
                reserve("build", ReportStatus.IN_PROGRESS, key("b/two", "1", "begins")));
    }

    @Test
    default void everySpellingOfTheCallerIsTheSame() {
        dispatched();
        FirstAnswer first = confirm("build", ReportStatus.IN_PROGRESS, key("a/one", "1", "begins"), HudFate.DELIVERED);

        assertEquals(
                new Reservation.Repeated(first),
                reserve("build", ReportStatus.IN_PROGRESS, key("A/ONE", "1", "begins")));
    }

    @Test
    default void wordsThatDifferInCaseAreTwoKeys() {
        dispatched();
        confirm("build", ReportStatus.IN_PROGRESS, key("key", "begins"), HudFate.DELIVERED);

        confirm("build", ReportStatus.COMPLETED, key("KEY", "ends"), HudFate.DELIVERED);
    }

    @Test
    default void aRepeatOfWhatIsBeingTakenIsBusy() {
        dispatched();
        Reservation.Held held = hold("build", ReportStatus.IN_PROGRESS, key("1", "begins"));
        Reservation.Busy busy = assertInstanceOf(
                Reservation.Busy.class, reserve("build", ReportStatus.IN_PROGRESS, key("1", "begins")));
        assertTrue(busy.retryAfter().isPositive());
        FirstAnswer.Taken answer = new FirstAnswer.Taken(ReportStatus.IN_PROGRESS, held.times(), HudFate.DELIVERED);
        jobs().settle(
                        Keyless.move(job("build"), ReportStatus.IN_PROGRESS),
                        held.token(),
                        answer,
                        List.of(),
                        Keyless.RECORD);

        assertEquals(new Reservation.Repeated(answer), reserve("build", ReportStatus.IN_PROGRESS, key("1", "begins")));
    }

    @Test
    default void aKeyLapsesWithItsReservation() {
        dispatched();
        hold("build", ReportStatus.IN_PROGRESS, key("1", "begins"));
        store().pass(Duration.ofMinutes(1));

        FirstAnswer answer = confirm("build", ReportStatus.IN_PROGRESS, key("1", "begins"), HudFate.DELIVERED);
        assertEquals(new Reservation.Repeated(answer), reserve("build", ReportStatus.IN_PROGRESS, key("1", "begins")));
    }

    @Test
    default void aLapsedReservationsLateAnswerIsKeptIfNobodyElseTookTheJob() {
        dispatched();
        Reservation.Held held = hold("build", ReportStatus.IN_PROGRESS, key("1", "begins"));
        store().pass(Duration.ofMinutes(1));
        FirstAnswer.Taken answer = new FirstAnswer.Taken(ReportStatus.IN_PROGRESS, held.times(), HudFate.DELIVERED);
        jobs().settle(
                        Keyless.move(job("build"), ReportStatus.IN_PROGRESS),
                        held.token(),
                        answer,
                        List.of(),
                        Keyless.RECORD);

        assertEquals(new Reservation.Repeated(answer), reserve("build", ReportStatus.IN_PROGRESS, key("1", "begins")));
        assertEquals(new Reservation.OtherBody(), reserve("build", ReportStatus.IN_PROGRESS, key("1", "ends")));
    }

    @Test
    default void aLapsedReservationsLateAnswerIsNotThatOfWhoeverTookTheJob() {
        dispatched();
        Reservation.Held lapsed = hold("build", ReportStatus.IN_PROGRESS, key("1", "begins"));
        store().pass(Duration.ofMinutes(1));
        Reservation.Held held = assertInstanceOf(
                Reservation.Held.class, Keyless.reserve(jobs(), job("build"), ReportStatus.IN_PROGRESS));
        jobs().settle(
                        Keyless.move(job("build"), ReportStatus.IN_PROGRESS),
                        lapsed.token(),
                        new FirstAnswer.Taken(ReportStatus.IN_PROGRESS, lapsed.times(), HudFate.DELIVERED),
                        List.of(),
                        Keyless.RECORD);
        Keyless.confirm(jobs(), job("build"), ReportStatus.IN_PROGRESS, held.token());

        assertEquals(
                new Reservation.Refused(JobState.IN_PROGRESS),
                reserve("build", ReportStatus.IN_PROGRESS, key("1", "begins")));
    }

    @Test
    default void aRequestWithoutKeyLeavesNothingForOneWithAKey() {
        dispatched();
        Reservation.Held held = assertInstanceOf(
                Reservation.Held.class, Keyless.reserve(jobs(), job("build"), ReportStatus.IN_PROGRESS));
        Keyless.confirm(jobs(), job("build"), ReportStatus.IN_PROGRESS, held.token());

        assertEquals(
                new Reservation.Refused(JobState.IN_PROGRESS),
                reserve("build", ReportStatus.IN_PROGRESS, key("1", "begins")));
    }

    @Test
    default void whatIsRefusedByTheStateMachineDoesNotUseTheKeyUp() {
        dispatched();
        assertEquals(
                new Reservation.Refused(JobState.DISPATCHED),
                reserve("build", ReportStatus.COMPLETED, key("1", "ends")));

        hold("build", ReportStatus.IN_PROGRESS, key("1", "begins"));
    }

    @Test
    default void ofManyConcurrentRepeatsOneIsTaken() throws InterruptedException {
        dispatched();
        List<JobRecords> processes = List.of(jobs(), store().anotherProcess().jobs());

        List<Reservation> reservations = Race.of(50, number -> {
            JobRecords process = processes.get(number % 2);
            Reservation reservation =
                    process.reserve(job("build"), ReportStatus.IN_PROGRESS, Optional.of(key("1", "begins")));
            if (reservation instanceof Reservation.Held held) {
                process.settle(
                        Keyless.move(job("build"), ReportStatus.IN_PROGRESS),
                        held.token(),
                        new FirstAnswer.Taken(ReportStatus.IN_PROGRESS, held.times(), HudFate.DELIVERED),
                        List.of(),
                        Keyless.RECORD);
            }
            return reservation;
        });

        assertEquals(
                1,
                reservations.stream().filter(Reservation.Held.class::isInstance).count());
        assertTrue(reservations.stream()
                .allMatch(reservation -> reservation instanceof Reservation.Held
                        || reservation instanceof Reservation.Busy
                        || reservation instanceof Reservation.Repeated));
    }

    @Test
    default void ofManyBodiesUnderOneKeyOneIsTakenWhateverTheJob() throws InterruptedException {
        dispatched();

        List<Reservation> reservations = Race.of(
                50,
                number -> jobs().reserve(
                                job("job " + number),
                                ReportStatus.IN_PROGRESS,
                                Optional.of(key("1", "body " + number))));

        assertEquals(
                1,
                reservations.stream().filter(Reservation.Held.class::isInstance).count());
        assertEquals(
                49,
                reservations.stream()
                        .filter(new Reservation.OtherBody()::equals)
                        .count());
    }
}
