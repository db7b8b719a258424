package crcr.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The events of one pull request arrive in their order, and none that is stale. */
final class PullRequestOrderTest {
    private final Field field = new Field("a/one");

    @AfterEach
    void close() throws IOException {
        field.close();
    }

    @Test
    void aNewerEventWaitsWhileTheOlderOneHangsAtGitHub() throws InterruptedException {
        Hold hold = Hold.on(field.github());
        URI first = field.startRelay();
        URI second = field.startRelay();
        field.deliver(first, "d1", "opened", 1);
        Soon.holds("the first one is on its way", () -> field.asked("a/one") == 1);

        field.deliver(second, "d2", "synchronize", 1);
        field.deliver(first, "d3", "closed", 1);
        field.awaitParked("d2", "a/one");
        field.awaitParked("d3", "a/one");
        assertEquals(1, field.asked("a/one"));

        hold.release();
        field.awaitAllEnded();
        assertEquals(List.of("d1", "d2", "d3"), field.received("a/one"));
    }

    @Test
    void aNewCommitSupersedesARetryThatWaits() throws InterruptedException {
        field.github().failNext(1, GitHubOperation.DISPATCH, GitHubFault.error(503, "Service Unavailable"));
        URI relay = field.startRelay();
        field.deliver(relay, "d1", "opened", 1);
        field.awaitPutOff(1);

        field.deliver(relay, "d2", "synchronize", 1);

        field.awaitAllEnded();
        field.passAllPauses();
        field.deliver(relay, "d3", "closed", 1);
        field.awaitAllEnded();
        assertEquals(List.of("d2", "d3"), field.received("a/one"));
        assertEquals(0, field.dead());
    }
}
