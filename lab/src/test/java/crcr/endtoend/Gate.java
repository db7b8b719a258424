package crcr.endtoend;

import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubRequest;
import crcr.lab.simulator.github.GitHubSimulator;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/** Keeps GitHub from answering until it is opened; then everything goes its ordinary way. */
final class Gate implements Predicate<GitHubRequest> {
    private final CountDownLatch opened = new CountDownLatch(1);

    private Gate() {}

    /** One that is closed. */
    static Gate closed() {
        return new Gate();
    }

    /** From now on GitHub answers nothing. */
    static Gate before(GitHubSimulator github) {
        Gate gate = new Gate();
        // It never matches: all it does is to take its time for the decision.
        github.failNext(Integer.MAX_VALUE, gate, new GitHubFault.Reset());
        return gate;
    }

    void open() {
        opened.countDown();
    }

    @Override
    public boolean test(GitHubRequest request) {
        try {
            opened.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
