package crcr.application.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.HudOutbox.Queued;
import crcr.application.callback.JobRecords.Reservation;
import crcr.application.store.Race;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobState;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.domain.trace.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link HudOutbox} promises, together with the {@link JobRecords} that fill it. */
public interface HudOutboxContract {
    /** Longer than any test takes. */
    Duration LONG = Duration.ofHours(1);

    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private HudOutbox outbox() {
        return store().outbox();
    }

    private JobRecords jobs() {
        return store().jobs();
    }

    private void begin() {
        new Scene(store()).begin("d1", "a/One");
    }

    private static JobKey job(String name) {
        return new JobKey(new DeliveryId("d1"), RepositoryName.of("a/One"), "123", "1", name);
    }

    private static Payload body(String text) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8));
    }

    private Reservation.Held hold(String job, ReportStatus report) {
        return assertInstanceOf(Reservation.Held.class, Keyless.reserve(jobs(), job(job), report));
    }

    private void queue(String job, ReportStatus report, String body) {
        assertTrue(Keyless.queue(jobs(), job(job), report, hold(job, report).token(), body(body)));
    }

    /** Queues both records of a job. */
    private void queueBoth(String job) {
        queue(job, ReportStatus.IN_PROGRESS, job + " starts");
        queue(job, ReportStatus.COMPLETED, job + " ends");
    }

    private Queued claim() {
        List<Queued> claimed = outbox().claim(1, LONG);
        assertEquals(1, claimed.size());
        return claimed.getFirst();
    }

    private void assertNothingIsDue() {
        assertEquals(List.of(), outbox().claim(100, LONG));
    }

    private static String text(Queued record) {
        return new String(record.record().body().bytes(), StandardCharsets.UTF_8);
    }

    // What comes in.

    @Test
    default void anEmptyOutboxHasNothingToGive() {
        assertNothingIsDue();
        assertEquals(new HudOutbox.Depth(0, Duration.ZERO, 0), outbox().depth());
    }

    @Test
    default void whatWasQueuedComesOutWithItsTrace() {
        begin();
        OutgoingRecord record = new OutgoingRecord(
                body("starts"),
                Optional.of(new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true)));
        FirstAnswer.Taken answer = new FirstAnswer.Taken(
                ReportStatus.IN_PROGRESS,
                new JobTimes(Optional.empty(), Instant.EPOCH, Optional.empty()),
                HudFate.QUEUED);
        assertTrue(jobs().queue(
                        job("build"), hold("build", ReportStatus.IN_PROGRESS).token(), answer, record));

        assertEquals(record, claim().record());
    }

    @Test
    default void whatWasQueuedComesOutToTheByte() {
        begin();
        byte[] bytes = {'{', 0, (byte) 0xff, (byte) 0xc3, '\r', '\n', '}'};
        Reservation.Held held = hold("build \u00fc: 1", ReportStatus.IN_PROGRESS);
        assertTrue(Keyless.queue(
                jobs(), job("build \u00fc: 1"), ReportStatus.IN_PROGRESS, held.token(), new Payload(bytes.clone())));

        Queued claimed = claim();

        assertEquals(new Payload(bytes), claimed.record().body());
        assertEquals(job("build \u00fc: 1"), claimed.job());
        assertEquals("a/One", claimed.job().downstream().toString());
        assertEquals(ReportStatus.IN_PROGRESS, claimed.report());
        assertEquals(0, claimed.attempts());
        assertFalse(claimed.age().isNegative());
        assertTrue(claimed.age().compareTo(LONG) < 0);
    }

    @Test
    default void queueingMakesTheMove() {
        begin();
        queue("build", ReportStatus.IN_PROGRESS, "starts");
        assertEquals(
                new Reservation.Refused(JobState.IN_PROGRESS),
                Keyless.reserve(jobs(), job("build"), ReportStatus.IN_PROGRESS));

        queue("build", ReportStatus.COMPLETED, "ends");
        assertEquals(
                new Reservation.Refused(JobState.COMPLETED),
                Keyless.reserve(jobs(), job("build"), ReportStatus.COMPLETED));
        assertEquals(2, outbox().depth().waiting());
    }

    @Test
    default void aQueuedMoveKeepsItsTime() {
        begin();
        Reservation.Held started = hold("build", ReportStatus.IN_PROGRESS);
        Keyless.queue(jobs(), job("build"), ReportStatus.IN_PROGRESS, started.token(), body("starts"));

        assertEquals(
                started.times().inProgress(),
                hold("build", ReportStatus.COMPLETED).times().inProgress());
    }

    @Test
    default void whoHoldsNoReservationQueuesNothing() {
        begin();
        Reservation.Held held = hold("build", ReportStatus.IN_PROGRESS);

        assertFalse(
                Keyless.queue(jobs(), job("build"), ReportStatus.IN_PROGRESS, "not-" + held.token(), body("starts")));
        assertFalse(Keyless.queue(jobs(), job("test"), ReportStatus.IN_PROGRESS, held.token(), body("starts")));
        assertEquals(0, outbox().depth().waiting());

        Keyless.release(jobs(), job("build"), held.token());
        assertFalse(Keyless.queue(jobs(), job("build"), ReportStatus.IN_PROGRESS, held.token(), body("starts")));
        assertEquals(0, outbox().depth().waiting());
        hold("build", ReportStatus.IN_PROGRESS);
    }

    @Test
    default void queueingTwiceIsQueueingOnce() {
        begin();
        Reservation.Held held = hold("build", ReportStatus.IN_PROGRESS);
        assertTrue(Keyless.queue(jobs(), job("build"), ReportStatus.IN_PROGRESS, held.token(), body("starts")));
        assertTrue(Keyless.queue(jobs(), job("build"), ReportStatus.IN_PROGRESS, held.token(), body("starts")));

        assertEquals(1, outbox().depth().waiting());
    }

    @Test
    default void ofManyConcurrentReportsOneIsQueued() throws InterruptedException {
        begin();
        List<JobRecords> processes = List.of(jobs(), store().anotherProcess().jobs());

        List<Boolean> queued = Race.of(50, number -> {
            JobRecords process = processes.get(number % 2);
            return Keyless.reserve(process, job("build"), ReportStatus.IN_PROGRESS) instanceof Reservation.Held held
                    && Keyless.queue(process, job("build"), ReportStatus.IN_PROGRESS, held.token(), body("starts"));
        });

        assertEquals(1, queued.stream().filter(taken -> taken).count());
        assertEquals(1, outbox().depth().waiting());
    }

    // Whether a record would overtake another one.

    @Test
    default void aJobWithoutQueuedRecordsIsBehindNobody() {
        begin();
        queueBoth("other");

        Reservation.Held held = hold("build", ReportStatus.IN_PROGRESS);
        assertFalse(held.behindOthers());
        Keyless.confirm(jobs(), job("build"), ReportStatus.IN_PROGRESS, held.token());
        assertFalse(hold("build", ReportStatus.COMPLETED).behindOthers());
    }

    @Test
    default void aRecordIsBehindAnEarlierOneUntilThatIsSettled() {
        begin();
        queue("build", ReportStatus.IN_PROGRESS, "starts");
        assertBehindOthers(true);

        Queued first = claim();
        assertBehindOthers(true);

        outbox().later(first, "503", Duration.ZERO);
        assertBehindOthers(true);

        outbox().delivered(claim());
        assertBehindOthers(false);
    }

    @Test
    default void aDeadRecordIsInNobodysWay() {
        begin();
        queue("build", ReportStatus.IN_PROGRESS, "starts");
        outbox().dead(claim(), "422");

        assertBehindOthers(false);
    }

    private void assertBehindOthers(boolean expected) {
        Reservation.Held held = hold("build", ReportStatus.COMPLETED);
        assertEquals(expected, held.behindOthers());
        Keyless.release(jobs(), job("build"), held.token());
    }

    // Who gets what, and when.

    @Test
    default void whatIsClaimedIsNotGivenAgain() {
        begin();
        queue("build", ReportStatus.IN_PROGRESS, "starts");
        claim();

        assertNothingIsDue();
        assertEquals(List.of(), store().anotherProcess().outbox().claim(1, LONG));
        assertEquals(1, outbox().depth().waiting());
    }

    @Test
    default void noMoreIsClaimedThanAskedFor() {
        begin();
        IntStream.range(0, 5).forEach(number -> queue("job " + number, ReportStatus.IN_PROGRESS, "starts"));

        Set<JobKey> claimed = new HashSet<>();
        for (int size : List.of(2, 2, 1, 0)) {
            List<Queued> some = outbox().claim(2, LONG);
            assertEquals(size, some.size());
            some.forEach(record -> claimed.add(record.job()));
        }
        assertEquals(5, claimed.size());
    }

    @Test
    default void ofManyClaimantsEachRecordHasOne() throws InterruptedException {
        begin();
        IntStream.range(0, 40).forEach(number -> queueBoth("job " + number));
        List<HudOutbox> processes = List.of(outbox(), store().anotherProcess().outbox());

        List<String> claimed = Race.of(30, number -> processes.get(number % 2).claim(3, LONG)).stream()
                .flatMap(List::stream)
                .map(HudOutboxContract::text)
                .toList();

        assertEquals(40, claimed.size());
        assertEquals(
                Set.copyOf(IntStream.range(0, 40)
                        .mapToObj(number -> "job " + number + " starts")
                        .toList()),
                Set.copyOf(claimed));
        assertNothingIsDue();
    }

    @Test
    default void aRecordWhoseClaimantDiedComesAgain() {
        begin();
        queue("build", ReportStatus.IN_PROGRESS, "starts");
        Queued first = outbox().claim(1, Duration.ZERO).getFirst();

        Queued again = claim();

        assertEquals(first.id(), again.id());
        assertEquals(first.record(), again.record());
        assertEquals(0, again.attempts());
    }

    @ParameterizedTest
    @EnumSource
    default void whoseLeaseWasTakenOverSettlesNothing(Settled how) {
        begin();
        queueBoth("build");
        Queued late = outbox().claim(1, Duration.ZERO).getFirst();
        Queued current = claim();

        how.settle(outbox(), late);
        assertNothingIsDue();
        assertEquals(2, outbox().depth().waiting());
        assertEquals(0, outbox().depth().dead());

        outbox().delivered(current);
        assertEquals("build ends", text(claim()));
    }

    @ParameterizedTest
    @EnumSource
    default void whoseLeaseIsOverSettlesAsLongAsNobodyTookIt(Settled how) {
        begin();
        queueBoth("build");

        how.settle(outbox(), outbox().claim(1, Duration.ZERO).getFirst());

        assertEquals(how == Settled.LATER ? "build starts" : "build ends", text(claim()));
    }

    @ParameterizedTest
    @EnumSource
    default void settlingTwiceIsSettlingOnce(Settled how) {
        begin();
        queueBoth("build");
        Queued first = claim();
        how.settle(outbox(), first);
        HudOutbox.Depth once = outbox().depth();
        Queued next = claim();

        how.settle(outbox(), first);

        assertEquals(once.waiting(), outbox().depth().waiting());
        assertEquals(once.dead(), outbox().depth().dead());
        assertNothingIsDue();
        outbox().delivered(next);
    }

    /** The ways in which a claim ends. */
    enum Settled {
        DELIVERED,
        LATER,
        DEAD;

        void settle(HudOutbox outbox, Queued record) {
            switch (this) {
                case DELIVERED -> outbox.delivered(record);
                case LATER -> outbox.later(record, "503", Duration.ZERO);
                case DEAD -> outbox.dead(record, "422");
            }
        }
    }

    // The order.

    @Test
    default void theNextRecordOfAJobComesWhenTheFormerIsDelivered() {
        begin();
        queueBoth("build");
        Queued first = claim();
        assertEquals("build starts", text(first));
        assertNothingIsDue();

        outbox().delivered(first);
        Queued second = claim();
        assertEquals("build ends", text(second));

        outbox().delivered(second);
        assertNothingIsDue();
        assertEquals(new HudOutbox.Depth(0, Duration.ZERO, 0), outbox().depth());
    }

    @Test
    default void theNextRecordOfAJobComesWhenTheFormerIsDead() {
        begin();
        queueBoth("build");
        outbox().dead(claim(), "HUD answered 422");

        assertEquals("build ends", text(claim()));
        assertEquals(1, outbox().depth().waiting());
        assertEquals(1, outbox().depth().dead());
    }

    @Test
    default void aPostponedRecordStaysItsJobsFirst() {
        begin();
        queueBoth("build");
        outbox().later(claim(), "503", LONG);
        assertNothingIsDue();
        assertEquals(2, outbox().depth().waiting());
    }

    @Test
    default void eachPostponementIsCounted() {
        begin();
        queueBoth("build");
        for (int attempts = 0; attempts < 3; attempts++) {
            Queued first = claim();
            assertEquals("build starts", text(first));
            assertEquals(attempts, first.attempts());
            outbox().later(first, "503", Duration.ZERO);
        }
        outbox().delivered(claim());

        assertEquals(0, claim().attempts());
    }

    @Test
    default void aRecordThatIsQueuedWhileAnotherOneWaitsComesAfterIt() {
        begin();
        queue("build", ReportStatus.IN_PROGRESS, "starts");
        Queued first = claim();
        queue("build", ReportStatus.COMPLETED, "ends");
        assertNothingIsDue();

        outbox().delivered(first);
        assertEquals("ends", text(claim()));
    }

    @Test
    default void jobsDoNotWaitForEachOther() {
        begin();
        queueBoth("one");
        outbox().later(claim(), "503", LONG);
        queueBoth("two");

        Queued first = claim();
        assertEquals("two starts", text(first));
        outbox().delivered(first);
        assertEquals("two ends", text(claim()));
        assertNothingIsDue();
    }

    @Test
    default void manyWorkersOfSeveralProcessesKeepTheOrderOfEachJob() throws InterruptedException {
        begin();
        int count = 20;
        IntStream.range(0, count).forEach(number -> queueBoth("job " + number));
        List<HudOutbox> processes = List.of(outbox(), store().anotherProcess().outbox());
        List<String> arrived = new ArrayList<>();

        Race.of(8, number -> {
            HudOutbox outbox = processes.get(number % 2);
            while (outbox.depth().waiting() > 0) {
                for (Queued record : outbox.claim(2, LONG)) {
                    synchronized (arrived) {
                        arrived.add(text(record));
                    }
                    outbox.delivered(record);
                }
            }
            return number;
        });

        assertEquals(2 * count, arrived.size());
        IntStream.range(0, count)
                .mapToObj(number -> "job " + number)
                .forEach(name -> assertTrue(
                        arrived.indexOf(name + " starts") < arrived.indexOf(name + " ends"), () -> name + arrived));
    }
}
