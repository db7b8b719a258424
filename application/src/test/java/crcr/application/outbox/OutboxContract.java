package crcr.application.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.JobRecords;
import crcr.application.callback.JobRecords.Reservation;
import crcr.application.callback.Keyless;
import crcr.application.store.Race;
import crcr.application.store.Store;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobState;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every {@link Outbox} promises, together with the {@link JobRecords} that fill it: what comes in, who gets it.
 */
public interface OutboxContract {
    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private Effects effects() {
        return new Effects(store());
    }

    private Outbox outbox() {
        return store().outbox();
    }

    // What comes in.

    @Test
    default void anEmptyOutboxHasNothingToGive() {
        effects().assertNothingIsDue();
        assertEquals(new QueueDepth(0, Duration.ZERO, 0), store().depth(Effects.QUEUE));
    }

    @Test
    default void whatWasPutInComesOutToTheByte() {
        effects().begin();
        byte[] bytes = {'{', 0, (byte) 0xff, (byte) 0xc3, '\r', '\n', '}'};
        Effect effect = new Effect(
                Effects.QUEUE,
                new Lane("d1:a/one:123", " \u00fc: 1 "),
                Optional.of("check \u00fc"),
                Effects.DELIVERY,
                RepositoryName.of("a/One"),
                new TreeMap<>(Map.of("job_name", "b\u00fcild\n", "empty", "")),
                new Payload(bytes));
        effects().put(effect);

        Claimed claimed = effects().claim();

        assertEquals(effect, claimed.effect());
        assertEquals("a/One", claimed.effect().downstream().toString());
        assertEquals(0, claimed.attempts());
        assertEquals(Map.of(), claimed.headers());
        assertFalse(claimed.age().isNegative());
        assertTrue(claimed.age().compareTo(Effects.LONG) < 0);
    }

    @Test
    default void settlingMakesTheMove() {
        effects().begin();
        Reservation.Held held = effects().hold("build");
        assertTrue(settle(held, Effects.effect("build", "starts")));

        assertEquals(
                new Reservation.Refused(JobState.IN_PROGRESS),
                Keyless.reserve(store().jobs(), Effects.job("build"), ReportStatus.IN_PROGRESS));
        assertEquals(1, effects().waiting());
    }

    private boolean settle(Reservation.Held held, Effect... effects) {
        return Keyless.settle(store().jobs(), Effects.job("build"), ReportStatus.IN_PROGRESS, held.token(), effects);
    }

    @Test
    default void aMoveMayHaveNoEffectOrSeveral() {
        effects().begin();
        effects().put();
        assertEquals(0, effects().waiting());

        effects().put(Effects.effect("one", "first"), Effects.effect("two", "a"), Effects.effect("one", "second"));
        assertEquals(3, effects().waiting());
        List<Claimed> firsts = outbox().claim(Effects.QUEUE, 100, Effects.LONG);
        assertEquals(Set.of("first", "a"), firsts.stream().map(Effects::text).collect(Collectors.toSet()));
        effects().assertNothingIsDue();
        firsts.forEach(outbox()::delivered);
        assertEquals("second", Effects.text(effects().claim()));
        effects().assertNothingIsDue();
    }

    @Test
    default void whoHoldsNoReservationPutsNothingIn() {
        effects().begin();
        Reservation.Held held = effects().hold("build");
        Effect effect = Effects.effect("build", "starts");

        JobRecords jobs = store().jobs();
        assertFalse(
                Keyless.settle(jobs, Effects.job("build"), ReportStatus.IN_PROGRESS, "not-" + held.token(), effect));
        assertFalse(Keyless.settle(jobs, Effects.job("build"), ReportStatus.IN_PROGRESS, "not-" + held.token()));
        assertFalse(Keyless.settle(jobs, Effects.job("test"), ReportStatus.IN_PROGRESS, held.token(), effect));
        assertEquals(0, effects().waiting());

        Keyless.release(jobs, Effects.job("build"), held.token());
        assertFalse(settle(held, effect));
        assertEquals(0, effects().waiting());
        effects().hold("build");
    }

    @Test
    default void settlingAMoveTwiceIsSettlingItOnce() {
        effects().begin();
        Reservation.Held held = effects().hold("build");
        assertTrue(settle(held, Effects.effect("build", "starts")));
        assertTrue(settle(held, Effects.effect("build", "starts")));
        assertEquals(1, effects().waiting());

        outbox().delivered(effects().claim());
        assertTrue(settle(held, Effects.effect("build", "starts")));
        assertEquals(0, effects().waiting());
    }

    @Test
    default void ofManyConcurrentReportsOneIsSettled() throws InterruptedException {
        effects().begin();
        List<JobRecords> processes =
                List.of(store().jobs(), store().anotherProcess().jobs());

        List<Boolean> settled = Race.of(50, number -> {
            JobRecords process = processes.get(number % 2);
            return Keyless.reserve(process, Effects.job("build"), ReportStatus.IN_PROGRESS)
                            instanceof Reservation.Held held
                    && Keyless.settle(
                            process,
                            Effects.job("build"),
                            ReportStatus.IN_PROGRESS,
                            held.token(),
                            Effects.effect("build", "starts"));
        });

        assertEquals(1, settled.stream().filter(taken -> taken).count());
        assertEquals(1, effects().waiting());
    }

    // Who gets what, and when.

    @Test
    default void whatIsClaimedIsNotGivenAgain() {
        effects().begin();
        effects().put(Effects.effect("build", "starts"));
        effects().claim();

        effects().assertNothingIsDue();
        assertEquals(List.of(), store().anotherProcess().outbox().claim(Effects.QUEUE, 1, Effects.LONG));
        assertEquals(1, effects().waiting());
    }

    @Test
    default void queuesHaveNothingInCommon() {
        effects().begin();
        effects().put(Effects.effect("build", "starts"));
        QueueName other = new QueueName("other");

        assertEquals(List.of(), outbox().claim(other, 100, Effects.LONG));
        assertEquals(new QueueDepth(0, Duration.ZERO, 0), store().depth(other));
        outbox().dead(effects().claim(), "422");
        assertEquals(0, store().depth(other).dead());
        assertEquals(1, store().depth(Effects.QUEUE).dead());
    }

    @Test
    default void noMoreIsClaimedThanAskedFor() {
        effects().begin();
        IntStream.range(0, 5).forEach(number -> effects().put(Effects.effect("lane " + number, "starts")));

        Set<Lane> claimed = new HashSet<>();
        for (int size : List.of(2, 2, 1, 0)) {
            List<Claimed> some = outbox().claim(Effects.QUEUE, 2, Effects.LONG);
            assertEquals(size, some.size());
            some.forEach(effect -> claimed.add(effect.effect().lane()));
        }
        assertEquals(5, claimed.size());
    }

    @Test
    default void ofManyClaimantsEachEffectHasOne() throws InterruptedException {
        effects().begin();
        IntStream.range(0, 40)
                .mapToObj(number -> "lane " + number)
                .forEach(lane -> effects().put(Effects.effect(lane, lane + " starts"), Effects.effect(lane, "ends")));
        List<Outbox> processes = List.of(outbox(), store().anotherProcess().outbox());

        List<String> claimed =
                Race.of(30, number -> processes.get(number % 2).claim(Effects.QUEUE, 3, Effects.LONG)).stream()
                        .flatMap(List::stream)
                        .map(Effects::text)
                        .toList();

        assertEquals(40, claimed.size());
        assertEquals(
                Set.copyOf(IntStream.range(0, 40)
                        .mapToObj(number -> "lane " + number + " starts")
                        .toList()),
                Set.copyOf(claimed));
        effects().assertNothingIsDue();
    }

    @Test
    default void anEffectWhoseClaimantDiedComesAgain() {
        effects().begin();
        effects().put(Effects.effect("build", "starts"));
        Claimed first = outbox().claim(Effects.QUEUE, 1, Duration.ZERO).getFirst();

        Claimed again = effects().claim();

        assertEquals(first.id(), again.id());
        assertEquals(first.effect(), again.effect());
        assertEquals(0, again.attempts());
    }

    private void putBoth() {
        effects().begin();
        effects().put(Effects.effect("build", "build starts"), Effects.effect("build", "build ends"));
    }

    @ParameterizedTest
    @EnumSource
    default void whoseLeaseWasTakenOverSettlesNothing(Settled how) {
        putBoth();
        Claimed late = outbox().claim(Effects.QUEUE, 1, Duration.ZERO).getFirst();
        Claimed current = effects().claim();

        how.settle(outbox(), late);
        effects().assertNothingIsDue();
        assertEquals(2, effects().waiting());
        assertEquals(0, store().depth(Effects.QUEUE).dead());

        outbox().delivered(current);
        assertEquals("build ends", Effects.text(effects().claim()));
    }

    @ParameterizedTest
    @EnumSource
    default void whoseLeaseIsOverSettlesAsLongAsNobodyTookIt(Settled how) {
        putBoth();

        how.settle(outbox(), outbox().claim(Effects.QUEUE, 1, Duration.ZERO).getFirst());

        assertEquals(
                how.endsIt() ? "build ends" : "build starts",
                Effects.text(effects().claim()));
    }

    @ParameterizedTest
    @EnumSource
    default void settlingTwiceIsSettlingOnce(Settled how) {
        putBoth();
        Claimed first = effects().claim();
        how.settle(outbox(), first);
        QueueDepth once = store().depth(Effects.QUEUE);
        Claimed next = effects().claim();

        how.settle(outbox(), first);

        assertEquals(once.waiting(), effects().waiting());
        assertEquals(once.dead(), store().depth(Effects.QUEUE).dead());
        effects().assertNothingIsDue();
        outbox().delivered(next);
    }

    /** The ways in which a claim ends. */
    enum Settled {
        DELIVERED,
        LATER,
        LIMITED,
        DEAD;

        boolean endsIt() {
            return this == DELIVERED || this == DEAD;
        }

        void settle(Outbox outbox, Claimed claimed) {
            switch (this) {
                case DELIVERED -> outbox.delivered(claimed);
                case LATER -> outbox.later(claimed, "503", Duration.ZERO);
                case LIMITED -> outbox.limited(claimed, "429", Duration.ZERO);
                case DEAD -> outbox.dead(claimed, "422");
            }
        }
    }
}
