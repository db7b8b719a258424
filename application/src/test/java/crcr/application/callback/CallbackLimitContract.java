package crcr.application.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.CallbackLimit.Allowance;
import crcr.application.store.Race;
import crcr.application.store.Store;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link CallbackLimit} promises. The limits here are so small that no further callback is earned while a
 * test runs.
 */
public interface CallbackLimitContract {
    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private static void take(CallbackLimit limit, String repository, int times) {
        for (int number = 1; number <= times; number++) {
            assertEquals(new Allowance.Granted(), limit.take(RepositoryName.of(repository)), "callback " + number);
        }
    }

    private static void assertExhausted(CallbackLimit limit, String repository) {
        Duration retryAfter = assertInstanceOf(Allowance.Exhausted.class, limit.take(RepositoryName.of(repository)))
                .retryAfter();
        assertTrue(retryAfter.isPositive(), () -> "retry after " + retryAfter);
        assertTrue(retryAfter.compareTo(Duration.ofMinutes(1)) <= 0, () -> "retry after " + retryAfter);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    default void aMinutesWorthIsGrantedAtOnceAndNoMore(int perMinute) {
        CallbackLimit limit = store().limit(perMinute);

        take(limit, "a/one", perMinute);
        assertExhausted(limit, "a/one");
    }

    @Test
    default void aLargeLimitIsGrantedAtOnceToo() {
        take(store().limit(100), "a/one", 100);
    }

    @Test
    default void whatIsNotGrantedIsNotCounted() {
        CallbackLimit limit = store().limit(2);
        take(limit, "a/one", 2);

        // If it were, the time to wait would grow past a minute.
        for (int number = 0; number < 20; number++) {
            assertExhausted(limit, "a/one");
        }
    }

    @Test
    default void repositoriesAreIndependent() {
        CallbackLimit limit = store().limit(2);
        take(limit, "a/one", 2);
        assertExhausted(limit, "a/one");

        take(limit, "a/two", 2);
        take(limit, "b/one", 2);
        assertExhausted(limit, "a/two");
    }

    @Test
    default void everySpellingIsTheSameRepository() {
        CallbackLimit limit = store().limit(3);
        take(limit, "a/one", 1);
        take(limit, "A/One", 1);
        take(limit, "a/ONE", 1);

        assertExhausted(limit, "A/one");
        assertExhausted(limit, "a/one");
    }

    @Test
    default void processesShareOneLimit() {
        take(store().limit(4), "a/one", 2);
        take(store().anotherProcess().limit(4), "a/one", 2);

        assertExhausted(store().limit(4), "a/one");
        assertExhausted(store().anotherProcess().limit(4), "a/one");
    }

    @Test
    default void ofManyConcurrentCallersOnlyAMinutesWorthIsGranted() throws InterruptedException {
        List<CallbackLimit> processes =
                List.of(store().limit(5), store().anotherProcess().limit(5));

        List<Allowance> allowances =
                Race.of(100, number -> processes.get(number % 2).take(RepositoryName.of("a/one")));

        assertEquals(
                5,
                allowances.stream()
                        .filter(allowance -> switch (allowance) {
                            case Allowance.Granted() -> true;
                            case Allowance.Exhausted(Duration _) -> false;
                        })
                        .count());
    }
}
