package crcr.faults;

import static crcr.lab.simulator.github.GitHubOperation.DISPATCH;
import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What GitHub did not take the first time arrives all the same, and once. */
final class RetriedDispatchTest {
    private final Field field = new Field("a/one", "b/two");

    @AfterEach
    void close() throws IOException {
        field.close();
    }

    static Stream<GitHubFault> passing() {
        return Stream.of(
                GitHubFault.error(503, "Service Unavailable"), new GitHubFault.Reset(), new GitHubFault.Silence());
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatFailsOnceArrivesOnce(GitHubFault fault) throws InterruptedException {
        field.github().failNext(1, request -> isDispatchTo("a/one", request), fault);

        field.deliver(field.startRelay(), "d1", "opened", 1);

        field.awaitPutOff(1);
        assertEquals(List.of(), field.received("a/one"));
        field.passAllPauses();
        field.awaitAllEnded();
        assertEquals(List.of("d1"), field.received("a/one"));
        assertEquals(List.of("d1"), field.received("b/two"));
        assertEquals(2, field.asked("a/one"));
        assertEquals(1, field.asked("b/two"));
    }

    private static boolean isDispatchTo(String downstream, GitHubRequest request) {
        return request.operation() == DISPATCH
                && request.repository().filter(downstream::equals).isPresent();
    }

    @Test
    void whatWaitsSurvivesTheRelay() throws InterruptedException {
        field.github().failNext(2, DISPATCH, GitHubFault.error(502, "Bad Gateway"));
        field.deliver(field.startRelay(), "d1", "opened", 1);
        field.awaitPutOff(2);

        field.stopRelays();
        field.passAllPauses();
        field.startRelay();

        field.awaitAllEnded();
        assertEquals(List.of("d1"), field.received("a/one"));
        assertEquals(List.of("d1"), field.received("b/two"));
    }

    @Test
    void whatIsRefusedIsDeadAtOnceAndTheSameDeliveryTriesItAgain() throws InterruptedException {
        field.github().failNext(1, request -> isDispatchTo("a/one", request), GitHubFault.error(422, "no"));
        URI relay = field.startRelay();
        field.deliver(relay, "d1", "opened", 1);
        field.awaitAllEnded();
        assertEquals(List.of(), field.received("a/one"));
        assertEquals(1, field.dead());

        field.deliver(relay, "d1", "opened", 1);

        field.awaitAllEnded();
        assertEquals(List.of("d1"), field.received("a/one"));
        assertEquals(List.of("d1"), field.received("b/two"));
        assertEquals(0, field.dead());
    }

    @Test
    void anOwnerThatGitHubLimitsWaitsAndTheOthersDoNot() throws InterruptedException {
        field.github()
                .failNext(
                        1,
                        request -> isDispatchTo("a/one", request),
                        new GitHubFault.CannedAnswer(
                                403, Map.of("Retry-After", "1000"), "{\"message\":\"secondary rate limit\"}"));
        URI relay = field.startRelay();
        field.deliver(relay, "d1", "opened", 1);
        field.awaitPutOff(1);

        field.deliver(relay, "d2", "opened", 2);
        field.awaitPutOff(2);
        Soon.holds("the others get theirs", () -> field.received("b/two").size() == 2);
        assertEquals(1, field.asked("a/one"), "and nobody asks for this owner");

        field.passAllPauses();
        field.awaitAllEnded();
        assertEquals(
                List.of("d1", "d2"), field.received("a/one").stream().sorted().toList());
        assertEquals(2, field.received("b/two").size());
    }

    @Test
    void aLimitOfASecondIsOverAfterASecondByItself() throws InterruptedException {
        field.github()
                .failNext(
                        1,
                        request -> isDispatchTo("a/one", request),
                        new GitHubFault.CannedAnswer(429, Map.of("Retry-After", "1"), "{\"message\":\"slow down\"}"));

        field.deliver(field.startRelay(), "d1", "opened", 1);

        field.awaitAllEnded();
        assertEquals(List.of("d1"), field.received("a/one"));
        assertEquals(2, field.asked("a/one"));
    }
}
