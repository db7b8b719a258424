package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.fixture.Eventually;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;

/**
 * What a relay has accepted when its store fails over: a job that runs, and an event that waits for its second attempt
 * at each downstream.
 */
record UnderWay(World world, Webhook running, Webhook waiting) {
    /** Brings a relay there. */
    static UnderWay in(World world) {
        UnderWay work = new UnderWay(world, Payloads.openedPullRequest(), Payloads.openedPullRequest());
        world.send(work.running()).assertTaken(202);
        work.awaitDispatched(work.running());
        world.report(Surroundings.ALPHA, Reports.inProgress(work.running().delivery()))
                .assertTaken(200);
        world.github()
                .failNext(
                        Surroundings.DOWNSTREAMS.size(),
                        GitHubOperation.DISPATCH,
                        GitHubFault.error(503, "unavailable"));
        world.send(work.waiting()).assertTaken(202);
        Eventually.holds(
                "all have been tried",
                () -> world.github().requests(GitHubOperation.DISPATCH).size() >= 2 * Surroundings.DOWNSTREAMS.size());
        return work;
    }

    /** Waits until the relay is ready again, and has carried out what waited. */
    void awaitCarriedOut() {
        world.awaitReady();
        awaitDispatched(waiting);
    }

    /** Asserts that the job that ran can end, and that new events are relayed. */
    void assertGoesOn() {
        world.report(Surroundings.ALPHA, Reports.completed(running.delivery())).assertTaken(200);
        assertEquals(2, world.recordsOf(running.delivery()).size());
        Webhook after = Payloads.openedPullRequest();
        world.send(after).assertTaken(202);
        awaitDispatched(after);
    }

    private void awaitDispatched(Webhook webhook) {
        Eventually.holds(
                "it is dispatched",
                () -> world.dispatchesOf(webhook.delivery()).size() == Surroundings.DOWNSTREAMS.size());
    }
}
