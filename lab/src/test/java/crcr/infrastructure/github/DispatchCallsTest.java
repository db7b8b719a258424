package crcr.infrastructure.github;

import static crcr.lab.simulator.github.GitHubOperation.DISPATCH;
import static crcr.lab.simulator.github.GitHubOperation.INSTALLATION;
import static crcr.lab.simulator.github.GitHubOperation.TOKEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.dispatch.SendDispatch.DispatchAnswer;
import crcr.lab.simulator.github.GitHubRequest;
import crcr.lab.simulator.github.ReceivedDispatch;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DispatchCallsTest extends AgainstSimulator {
    private static final DispatchAnswer TAKEN = new DispatchAnswer.Taken();

    @Test
    void theFirstDispatchToARepositoryCostsThreeCallsAndEachLaterOneCostsOne() {
        simulator.install("org/repo");

        assertEquals(TAKEN, send("org/repo"));
        assertEquals(List.of(INSTALLATION, TOKEN, DISPATCH), operations());

        assertEquals(TAKEN, send("org/repo"));
        assertEquals(TAKEN, send("Org/Repo"));
        assertEquals(List.of(INSTALLATION, TOKEN, DISPATCH, DISPATCH, DISPATCH), operations());
    }

    @Test
    void aBurstOfDispatchesAsksForOneInstallationAndOneToken() throws Exception {
        simulator.install("org/repo");
        // Slow enough for all of the burst to come before the first answer.
        simulator.latency(Duration.ofMillis(100));

        assertEquals(Collections.nCopies(50, TAKEN), burst(Collections.nCopies(50, "org/repo")));

        assertEquals(1, count(INSTALLATION));
        assertEquals(1, count(TOKEN));
        assertEquals(50, count(DISPATCH));
    }

    @Test
    void aBurstAfterTheTokenWasRevokedAsksForOneFreshToken() throws Exception {
        simulator.install("org/repo");
        assertEquals(TAKEN, send("org/repo"));
        simulator.revokeTokens();
        simulator.latency(Duration.ofMillis(100));

        assertEquals(Collections.nCopies(50, TAKEN), burst(Collections.nCopies(50, "org/repo")));

        assertEquals(1, count(INSTALLATION));
        assertEquals(2, count(TOKEN));
    }

    @Test
    void oneSignatureServesAllRepositories() {
        for (int i = 0; i < 20; i++) {
            simulator.install("org" + i + "/repo");
            assertEquals(TAKEN, send("org" + i + "/repo"));
            // Two signatures of the same second would be the same.
            clock.pass(Duration.ofSeconds(1));
        }

        assertEquals(1, appTokens().size());
        assertEquals(20, count(INSTALLATION));
        assertEquals(20, count(TOKEN));
    }

    @Test
    void theAppSignsAnewBeforeItsTokenExpires() {
        simulator.install("org/a", "org/b", "org/c");
        assertEquals(TAKEN, send("org/a"));

        clock.pass(Duration.ofMinutes(6));
        assertEquals(TAKEN, send("org/b"));
        assertEquals(1, appTokens().size());

        clock.pass(Duration.ofMinutes(1));
        assertEquals(TAKEN, send("org/c"));
        assertEquals(2, appTokens().size());
    }

    @Test
    void aClockThatIsSomeSecondsOffEitherWayDoesNoHarm() {
        simulator.install("org/a", "org/b");
        GitHub ahead = gitHub(Clock.offset(clock, Duration.ofSeconds(50)), Duration.ofSeconds(60));
        GitHub behind = gitHub(Clock.offset(clock, Duration.ofSeconds(-50)), Duration.ofSeconds(60));

        assertEquals(TAKEN, send(ahead, "org/a", "{}"));
        assertEquals(TAKEN, send(behind, "org/b", "{}"));
    }

    @Test
    void aTokenIsReplacedFiveMinutesBeforeItExpires() {
        simulator.install("org/repo");
        assertEquals(TAKEN, send("org/repo"));

        clock.pass(Duration.ofMinutes(54));
        assertEquals(TAKEN, send("org/repo"));
        assertEquals(1, count(TOKEN));

        clock.pass(Duration.ofMinutes(1));
        assertEquals(TAKEN, send("org/repo"));
        assertEquals(2, count(TOKEN));
        assertEquals(1, count(INSTALLATION));
        assertNotEquals(
                simulator.requests(DISPATCH).get(1).bearer(),
                simulator.requests(DISPATCH).get(2).bearer());
    }

    @Test
    void aTokenIsAskedForWithOneRepositoryAndOnePermission() {
        simulator.install("org/repo", "org/other");
        assertEquals(TAKEN, send("org/repo"));

        assertEquals(
                "{\"repositories\":[\"repo\"],\"permissions\":{\"contents\":\"write\"}}",
                text(simulator.requests(TOKEN).getFirst()));
    }

    @Test
    void thePayloadArrivesByteForByte() {
        simulator.install("org/repo");
        String payload =
                "{ \"title\" :\t\"caf\\u00e9 é 𝄞 \\/ \\n \\\"x\\\"\" ,\r\n \"n\":1.0e0, \"n2\" : -0 , \"big\":"
                        + " 12345678901234567890123456789, \"empty\":{ } }";

        assertEquals(TAKEN, send(gitHub, "org/repo", payload));

        ReceivedDispatch received = simulator.dispatches().getFirst();
        assertEquals("org/repo", received.repository());
        assertEquals("pull_request", received.eventType());
        assertArrayEquals(
                ("{\"event_type\":\"pull_request\",\"delivery_id\":\"" + DELIVERY
                                + "\",\"callback_token\":\"callback-token-of-the-tests\",\"payload\":" + payload + "}")
                        .getBytes(UTF_8),
                received.clientPayload().bytes());
    }

    @Test
    void everyCallSaysWhichFormAndVersionOfTheApiItMeans() {
        simulator.install("org/repo");
        assertEquals(TAKEN, send("org/repo"));

        for (GitHubRequest request : simulator.requests()) {
            assertEquals("application/vnd.github+json", request.headers().get("accept"));
            assertEquals("2022-11-28", request.headers().get("x-github-api-version"));
            assertEquals("cross-repo-ci-relay", request.headers().get("user-agent"));
        }
        assertTrue(Integer.parseInt(
                        simulator.requests(DISPATCH).getFirst().headers().get("content-length"))
                > 0);
    }

    @Test
    void callsAreCountedAndTheRateThatIsLeftIsShown() {
        simulator.install("Org/repo");
        assertEquals(TAKEN, send("Org/repo"));
        assertEquals(TAKEN, send("Org/repo"));

        assertEquals(1, counted("installation", "200"));
        assertEquals(1, counted("token", "201"));
        assertEquals(2, counted("dispatch", "204"));
        assertEquals(4_998, left("org"));
    }

    @Test
    void theRateThatIsLeftIsNotKnownAnyMoreWhenItsHourIsOver() {
        simulator.install("Org/repo");
        assertEquals(TAKEN, send("Org/repo"));
        assertEquals(4_999, left("org"));

        clock.pass(Duration.ofHours(1));

        assertEquals(Double.NaN, left("org"));
    }

    private double left(String owner) {
        return meters.get("crcr.github.rate.remaining")
                .tag("installation", owner)
                .gauge()
                .value();
    }

    private double counted(String operation, String status) {
        return meters.get("crcr.github.requests")
                .tags("operation", operation, "status", status)
                .counter()
                .count();
    }

    private Set<String> appTokens() {
        return simulator.requests().stream()
                .filter(request -> request.operation() != DISPATCH)
                .map(GitHubRequest::bearer)
                .collect(Collectors.toSet());
    }

    private List<DispatchAnswer> burst(List<String> repositories) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<DispatchAnswer> answers = new ArrayList<>();
            for (Future<DispatchAnswer> answer : threads.invokeAll(repositories.stream()
                    .<Callable<DispatchAnswer>>map(repository -> () -> send(repository))
                    .toList())) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
