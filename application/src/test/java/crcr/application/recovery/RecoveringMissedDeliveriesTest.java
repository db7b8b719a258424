package crcr.application.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.allowlist.Allowlists;
import crcr.application.recovery.RecoveringMissedDeliveries.RecoveryOutcome;
import crcr.application.store.MemoryStore;
import crcr.application.store.Scene;
import crcr.application.store.SettableClock;
import crcr.domain.delivery.RelayRule;
import crcr.domain.recovery.MissedDeliveries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Passes by a clock that the test sets. */
final class RecoveringMissedDeliveriesTest {
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final SettableClock clock = new SettableClock();
    private final MemoryStore store = new MemoryStore(clock);
    private final ListedDeliveries github = new ListedDeliveries();
    private final RecoveringMissedDeliveries recovering = recovering(Allowlists.inForce());

    private RecoveringMissedDeliveries recovering(AllowlistInForce allowlist) {
        return new RecoveringMissedDeliveries(
                github,
                new MissedDeliveries(new RelayRule(Scene.UPSTREAM), Duration.ofDays(3)),
                allowlist,
                store.recoveryTurns(),
                store.recoveryRecords(),
                clock);
    }

    private Instant ago(Duration time) {
        return clock.instant().minus(time);
    }

    private Instant minutesAgo(int minutes) {
        return ago(Duration.ofMinutes(minutes));
    }

    private RecoveryOutcome.Completed pass() {
        return assertInstanceOf(RecoveryOutcome.Completed.class, recovering.recover(EVERY));
    }

    private RecoveryOutcome.Completed nextPass() {
        clock.pass(EVERY);
        return pass();
    }

    private static RecoveryCounts counts(int asked, int left) {
        return new RecoveryCounts(asked, List.of(), 0, left);
    }

    @Test
    void whatWasMissedIsAskedForOldestFirst() {
        github.failed("1", "a", minutesAgo(9));
        github.failed("2", "b", minutesAgo(8));
        github.push("3", "c", minutesAgo(7), false, true);

        assertEquals(
                new RecoveryOutcome.Completed(clock.instant(), counts(2, 0), false, Optional.of(minutesAgo(9))),
                pass());
        assertEquals(List.of("1", "2"), github.asked());
    }

    @Test
    void whatIsOnRecordIsLeftAloneWhateverGitHubSays() {
        new Scene(store).accept("a", "org/one");
        github.failed("1", "a", minutesAgo(9));

        assertEquals(counts(0, 0), pass().counts());
        assertEquals(List.of(), github.asked());
    }

    @Test
    void aYoungOneIsLeftForTheNextPass() {
        github.failed("1", "a", ago(Duration.ofSeconds(30)));
        assertEquals(counts(0, 1), pass().counts());

        assertEquals(counts(1, 0), nextPass().counts());
    }

    @Test
    void onePassIsMadeInAnIntervalByAllProcesses() {
        github.failed("1", "a", minutesAgo(9));
        Instant completed = pass().at();
        clock.pass(EVERY.minusSeconds(1));

        assertEquals(
                new RecoveryOutcome.NotYet(Duration.ofSeconds(1), Optional.of(completed)),
                recovering(Allowlists.inForce()).recover(EVERY));
        assertEquals(List.of("1"), github.asked());
    }

    @Test
    void pausesGrowAsLongAsItFails() {
        github.failed("1", "a", minutesAgo(2));
        Instant start = clock.instant();
        pass();
        int listed = 1;
        for (int pass = 1; pass < 40; pass++) {
            clock.pass(EVERY);
            if (github.asked().size() > listed - 1) {
                listed++;
                github.push(Integer.toString(listed), "a", ago(EVERY.minusSeconds(1)), true, false);
            }
            pass();
        }

        // At 0, 5, 15, 35, 75 and 155 minutes; the next time would be at 315.
        assertEquals(start.plus(EVERY.multipliedBy(39)), clock.instant());
        assertEquals(List.of("1", "2", "3", "4", "5", "6"), github.asked());
    }

    @Test
    void aSuccessEndsIt() {
        github.failed("1", "a", minutesAgo(2));
        pass();
        github.push("2", "a", clock.instant(), true, true);

        for (int pass = 0; pass < 10; pass++) {
            assertEquals(counts(0, 0), nextPass().counts());
        }
        assertEquals(List.of("1"), github.asked());
    }

    @Test
    void afterThreeDaysNothingIsAskedForAnyMore() {
        github.failed("1", "a", ago(Duration.ofDays(3)));
        pass();
        assertEquals(List.of("1"), github.asked());

        assertEquals(counts(0, 0), nextPass().counts());
        assertEquals(List.of("1"), github.asked());
    }

    @Test
    void whatGitHubRefusesDoesNotKeepTheOthersBack() {
        github.failed("1", "a", minutesAgo(9));
        github.failed("2", "b", minutesAgo(8));
        github.refuse("1");

        assertEquals(new RecoveryCounts(1, List.of("422 too old"), 0, 0), pass().counts());
        assertEquals(List.of("2"), github.asked());
    }

    @Test
    void allPagesWithinThreeDaysAreReadTheFirstTime() {
        github.pageSize(2);
        for (int hours = 80; hours > 0; hours -= 2) {
            github.push("h" + hours, "g" + hours, ago(Duration.ofHours(hours)), false, true);
        }
        github.failed("last", "z", minutesAgo(2));

        assertEquals(counts(1, 0), pass().counts());
        // 37 attempts are not older than 72 hours; the page with the first older one is the 19th.
        assertEquals(19, github.pagesRead());
    }

    @Test
    void laterPassesReadNoFurtherThanTheLastOneLeftOpen() {
        github.pageSize(2);
        for (int hours = 80; hours > 0; hours -= 2) {
            github.push("h" + hours, "g" + hours, ago(Duration.ofHours(hours)), false, true);
        }
        pass();
        github.pagesRead();

        nextPass();
        assertEquals(1, github.pagesRead());
    }

    @Test
    void whatStaysOpenStaysInSight() {
        github.pageSize(2);
        github.failed("old", "a", ago(Duration.ofHours(10)));
        for (int hours = 8; hours > 0; hours -= 2) {
            github.push("h" + hours, "g" + hours, ago(Duration.ofHours(hours)), false, true);
        }
        pass();
        assertEquals(List.of("old"), github.asked());

        assertEquals(counts(1, 0), nextPass().counts());
        assertEquals(List.of("old", "old"), github.asked());
    }

    @Test
    void aPassReadsNoMoreThanSoManyPagesAndSaysSo() {
        github.pageSize(1);
        for (int number = 0; number <= RecoveringMissedDeliveries.MOST_PAGES; number++) {
            github.push("i" + number, "g" + number, minutesAgo(5), false, true);
        }

        assertTrue(pass().cutShort());
        assertEquals(RecoveringMissedDeliveries.MOST_PAGES, github.pagesRead());
    }

    @Test
    void aPassAsksForNoMoreThanSoManyAndTheNextOneForTheRest() {
        int most = RecoveringMissedDeliveries.MOST_REDELIVERIES;
        IntStream.range(0, most + 10).forEach(number -> github.failed("i" + number, "g" + number, minutesAgo(9)));

        assertEquals(counts(most, 10), pass().counts());
        IntStream.range(0, most + 10)
                .filter(number -> github.asked().contains("i" + number))
                .forEach(number -> github.push("j" + number, "g" + number, clock.instant(), true, true));
        assertEquals(counts(10, 0), nextPass().counts());
    }

    @Test
    void aListThatCannotBeHadEndsThePassAndTheNextOneLooksAsFarBack() {
        github.failed("1", "a", ago(Duration.ofHours(70)));
        github.listAway(true);
        assertEquals(new RecoveryOutcome.Unfinished("GitHub answered 502", counts(0, 0)), recovering.recover(EVERY));

        assertInstanceOf(RecoveryOutcome.NotYet.class, recovering.recover(EVERY));
        github.listAway(false);
        assertEquals(counts(1, 0), nextPass().counts());
    }

    @Test
    void whatWasDoneBeforeGitHubWentAwayIsCountedAndNotRepeated() {
        github.failed("1", "a", minutesAgo(9));
        github.failed("2", "b", minutesAgo(8));
        github.failed("3", "c", minutesAgo(7));
        github.deafAfter(1);
        assertEquals(
                new RecoveryOutcome.Unfinished("no connection", new RecoveryCounts(1, List.of(), 1, 0)),
                recovering.recover(EVERY));

        github.deafAfter(10);
        github.push("4", "a", clock.instant(), true, true);
        clock.pass(EVERY);
        assertEquals(counts(2, 0), pass().counts());
        assertEquals(List.of("1", "2", "3"), github.asked());
    }

    @Test
    void aStoreThatIsAwayEndsThePass() {
        store.goAway();
        assertEquals(
                new RecoveryOutcome.Unfinished("the store cannot be reached: as the test asked", counts(0, 0)),
                recovering.recover(EVERY));

        store.comeBack();
        pass();
    }

    @Test
    void nothingIsAskedForBeforeItCouldBeAccepted() {
        github.failed("1", "a", minutesAgo(9));

        assertEquals(
                new RecoveryOutcome.NoAllowlistYet(),
                recovering(new AllowlistInForce()).recover(EVERY));
        assertEquals(List.of(), github.asked());
        assertEquals(counts(1, 0), pass().counts());
    }
}
