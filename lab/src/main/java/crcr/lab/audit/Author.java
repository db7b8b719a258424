package crcr.lab.audit;

import crcr.lab.bench.ServedRelay;
import crcr.lab.simulator.github.GitHubSimulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Opens a pull request, pushes to it, closes it, and begins anew; or pushes to the main branch only. Each event is sent
 * after the 202 of the former, so that the order of acceptance is known. One that gets no 202 is redelivered.
 */
final class Author {
    private static final int TRIES = 120;
    private static final int AGAIN_MILLIS = 500;
    private static final int MEAN_PAUSE_MILLIS = 900;
    private static final int MOST_PUSHES = 6;

    private final GitHubSimulator github;
    private final Fleet fleet;
    private final Promises promises;
    private final RandomGenerator random;
    private final AtomicInteger numbers;

    /** Takes the numbers of its pull requests from there. */
    Author(GitHubSimulator github, Fleet fleet, Promises promises, RandomGenerator random, AtomicInteger numbers) {
        this.github = github;
        this.fleet = fleet;
        this.promises = promises;
        this.random = random;
        this.numbers = numbers;
    }

    void pushWhile(BooleanSupplier going) throws InterruptedException {
        while (going.getAsBoolean()) {
            send("push", Optional.empty());
        }
    }

    void workOnPullRequestsWhile(BooleanSupplier going) throws InterruptedException {
        while (going.getAsBoolean()) {
            Optional<Integer> pullRequest = Optional.of(numbers.incrementAndGet());
            send("opened", pullRequest);
            for (int left = random.nextInt(MOST_PUSHES + 1); left > 0 && going.getAsBoolean(); left--) {
                send("synchronize", pullRequest);
            }
            if (going.getAsBoolean()) {
                send("closed", pullRequest);
            }
        }
    }

    private void send(String action, Optional<Integer> pullRequest) throws InterruptedException {
        Event event = new Event(UUID.randomUUID().toString(), action, pullRequest);
        for (int tries = 0; !isAccepted(event); tries++) {
            if (tries > TRIES) {
                promises.unexpected("the webhook " + event.delivery() + " was not accepted");
                return;
            }
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
        }
        promises.accepted(event);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(2 * MEAN_PAUSE_MILLIS));
    }

    private boolean isAccepted(Event event) throws InterruptedException {
        Optional<ServedRelay> relay = fleet.any();
        if (relay.isEmpty()) {
            return false;
        }
        try {
            var answer = github.sendWebhook(
                    relay.get().webhook(),
                    Stage.SECRET,
                    event.type(),
                    event.delivery(),
                    event.body().getBytes(StandardCharsets.UTF_8));
            if (answer.status() != 202 && answer.status() != 503) {
                promises.unexpected("the webhook " + event.delivery() + " was answered with " + answer);
            }
            return answer.status() == 202;
        } catch (IOException e) {
            return false;
        }
    }
}
