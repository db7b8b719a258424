package crcr.infrastructure.http.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.infrastructure.http.intake.RefusalLog;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** Who failed too often to be looked at closely. */
final class FailedCallersTest {
    private static final Client ONE = new Client(false, 1);
    private static final Client TWO = new Client(false, 2);

    // Such a clock may stand anywhere and overflow.
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final FailedCallers failed = new FailedCallers(nanos::get);

    private void fail(Client client, int times) {
        IntStream.range(0, times).forEach(_ -> failed.failed(client));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void aClientFloodsFromItsSixtiethFailureWithinAMinuteUntilThatMinuteEnds() {
        fail(ONE, FailedCallers.PER_MINUTE - 1);
        assertEquals(Optional.empty(), failed.flooding(ONE));
        pass(Duration.ofSeconds(20));
        fail(ONE, 1);

        assertEquals(Optional.of(Duration.ofSeconds(40)), failed.flooding(ONE));
        assertEquals(Optional.empty(), failed.flooding(TWO));
        pass(Duration.ofSeconds(40).minusNanos(1));
        assertEquals(Optional.of(Duration.ofNanos(1)), failed.flooding(ONE));
        pass(Duration.ofNanos(1));
        assertEquals(Optional.empty(), failed.flooding(ONE));
    }

    @Test
    void whatIsRefusedMeanwhileDoesNotMakeItLonger() {
        fail(ONE, FailedCallers.PER_MINUTE);
        pass(Duration.ofSeconds(59));
        fail(ONE, 1_000);

        assertEquals(Optional.of(Duration.ofSeconds(1)), failed.flooding(ONE));
    }

    @Test
    void failuresOfTwoMinutesAreNotAddedUp() {
        fail(ONE, FailedCallers.PER_MINUTE - 1);
        pass(Duration.ofMinutes(1));
        fail(ONE, FailedCallers.PER_MINUTE - 1);

        assertEquals(Optional.empty(), failed.flooding(ONE));
    }

    @Test
    void itIsToldOnceAMinuteThatAClientFloods() {
        for (int minute = 0; minute < 2; minute++) {
            fail(ONE, FailedCallers.PER_MINUTE - 1);
            assertTrue(failed.failed(ONE));
            assertFalse(failed.failed(ONE));
            pass(Duration.ofMinutes(1));
        }
    }

    @Test
    void ofTooManyClientsThoseAreForgottenThatHaveNotFailedForLongest() {
        fail(ONE, FailedCallers.PER_MINUTE);
        fail(TWO, FailedCallers.PER_MINUTE);
        for (int number = 0; number < 2 * FailedCallers.MOST_CLIENTS; number++) {
            fail(new Client(true, number), 1);
            if (number % 1_000 == 0) {
                fail(ONE, 1);
            }
        }

        assertEquals(FailedCallers.MOST_CLIENTS, failed.size());
        assertTrue(failed.flooding(ONE).isPresent());
        assertEquals(Optional.empty(), failed.flooding(TWO));
    }

    @Test
    void refusalsOfStrangersAreLoggedUpToANumberAMinute() {
        RefusalLog log = new RefusalLog(nanos::get);
        for (int minute = 0; minute < 2; minute++) {
            assertEquals(
                    600,
                    IntStream.range(0, 10_000)
                            .filter(_ -> log.next() == Level.WARN)
                            .count());
            pass(Duration.ofMinutes(1));
        }
    }
}
