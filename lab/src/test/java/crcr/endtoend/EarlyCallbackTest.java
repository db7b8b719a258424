package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.Eventually;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubRequest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EarlyCallbackTest {
    @Test
    void aCallbackIsTakenThatIsThereBeforeGitHubHasAnsweredTheDispatch() {
        try (World world = World.start()) {
            Webhook webhook = Payloads.openedPullRequest();
            AtomicReference<Optional<RelayAnswer>> early = new AtomicReference<>(Optional.empty());
            // It never matches: the callback is sent and answered while GitHub still thinks about its own answer.
            world.github()
                    .failNext(
                            1,
                            request -> {
                                if (isDispatchTo(Surroundings.ALPHA, request)) {
                                    early.set(Optional.of(
                                            world.report(Surroundings.ALPHA, Reports.inProgress(webhook.delivery()))));
                                }
                                return false;
                            },
                            new GitHubFault.Reset());
            world.send(webhook).assertTaken(202);
            RelayAnswer answer = Eventually.get("the callback is answered", early::get);
            answer.assertTaken(200);
            world.awaitNothingQueued();
            assertEquals(
                    Surroundings.DOWNSTREAMS.size(),
                    world.dispatchesOf(webhook.delivery()).size());
            assertTrue(world.recordsOf(webhook.delivery())
                            .getFirst()
                            .json()
                            .at("/trusted/ci_metrics/queue_time")
                            .doubleValue()
                    >= 0);
            world.report(Surroundings.ALPHA, Reports.completed(webhook.delivery()))
                    .assertTaken(200);
        }
    }

    private static boolean isDispatchTo(String repository, GitHubRequest request) {
        return request.operation() == GitHubOperation.DISPATCH
                && request.repository().equals(Optional.of(repository));
    }
}
