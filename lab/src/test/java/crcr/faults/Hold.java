package crcr.faults;

import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubRequest;
import crcr.lab.simulator.github.GitHubSimulator;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/** Keeps GitHub from answering dispatches until it is released; then everything goes its ordinary way. */
final class Hold implements Predicate<GitHubRequest> {
    private final CountDownLatch released = new CountDownLatch(1);

    private Hold() {}

    /** From now on GitHub answers no dispatch. */
    static Hold on(GitHubSimulator github) {
        Hold hold = new Hold();
        // It never matches: all it does is to take its time for the decision.
        github.failNext(Integer.MAX_VALUE, hold, new GitHubFault.Reset());
        return hold;
    }

    void release() {
        released.countDown();
    }

    @Override
    public boolean test(GitHubRequest request) {
        if (request.operation() == GitHubOperation.DISPATCH) {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return false;
    }
}
