package crcr.infrastructure.github;

import static crcr.lab.simulator.github.GitHubOperation.DISPATCH;
import static crcr.lab.simulator.github.GitHubOperation.INSTALLATION;
import static crcr.lab.simulator.github.GitHubOperation.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.dispatch.SendDispatch.DispatchAnswer;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers by which GitHub limits the calls for an owner. */
class RateLimitTest extends AgainstSimulator {
    private static final String SECONDARY = "You have exceeded a secondary rate limit. Please wait a few minutes";

    @BeforeEach
    void install() {
        simulator.install("org/repo");
    }

    private DispatchAnswer answered(
            GitHubOperation operation, int status, Map<String, String> headers, String message) {
        simulator.failNext(
                1, operation, new GitHubFault.CannedAnswer(status, headers, "{\"message\":\"" + message + "\"}"));
        return send("org/repo");
    }

    private DispatchAnswer.Limited limited(int status, Map<String, String> headers, String message) {
        return assertInstanceOf(DispatchAnswer.Limited.class, answered(DISPATCH, status, headers, message));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429})
    void retryAfterIsHowLongToWait(int status) {
        DispatchAnswer.Limited limited = limited(status, Map.of("Retry-After", "60"), "slow down");

        assertEquals(Optional.of(Duration.ofSeconds(60)), limited.told());
        assertTrue(limited.message().contains(status + " slow down"), limited.message());
    }

    @Test
    void whenNothingRemainsTheResetIsHowLongToWaitByGitHubsClock() {
        DispatchAnswer.Limited limited = limited(
                403,
                Map.of(
                        "x-ratelimit-remaining", "0",
                        "x-ratelimit-reset", "1777927738",
                        "Date", "Mon, 04 May 2026 20:48:28 GMT"),
                "API rate limit exceeded");

        assertEquals(Optional.of(Duration.ofSeconds(31)), limited.told());
    }

    @Test
    void theSecondaryLimitAloneTellsNoTime() {
        assertEquals(Optional.empty(), limited(403, Map.of(), SECONDARY).told());
    }

    @Test
    void tooManyRequestsAloneTellsNoTime() {
        assertEquals(
                Optional.empty(), limited(429, Map.of(), "Too Many Requests").told());
    }

    @Test
    void nobodyIsMadeToWaitForLongerThanTwoHours() {
        assertEquals(
                Optional.of(Duration.ofHours(2)),
                limited(429, Map.of("Retry-After", "999999999"), "slow down").told());
    }

    @Test
    void aForbiddenCallWithRateLeftIsARefusal() {
        assertEquals(
                new DispatchAnswer.Refused(403, "Resource not accessible by integration"),
                answered(
                        DISPATCH,
                        403,
                        Map.of("x-ratelimit-remaining", "10", "x-ratelimit-reset", "1777927738"),
                        "Resource not accessible by integration"));
    }

    @ParameterizedTest
    @EnumSource(names = {"INSTALLATION", "TOKEN", "DISPATCH"})
    void everyCallOnTheWayMayBeLimited(GitHubOperation operation) {
        DispatchAnswer answer = answered(operation, 403, Map.of("Retry-After", "7"), SECONDARY);

        assertEquals(
                Optional.of(Duration.ofSeconds(7)),
                assertInstanceOf(DispatchAnswer.Limited.class, answer).told());
    }

    @Test
    void aLimitIsNoReasonToAskForAnythingAgain() {
        assertEquals(new DispatchAnswer.Taken(), send("org/repo"));
        limited(403, Map.of("Retry-After", "7"), SECONDARY);

        assertEquals(new DispatchAnswer.Taken(), send("org/repo"));
        assertEquals(1, count(INSTALLATION));
        assertEquals(1, count(TOKEN));
        assertEquals(3, count(DISPATCH));
    }
}
