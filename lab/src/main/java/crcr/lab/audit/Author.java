package crcr.lab.audit;

import crcr.lab.audit.checks.LabelLedger;
import crcr.lab.audit.checks.Level;
import crcr.lab.simulator.github.event.SimulatedEvents;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Opens a pull request, pushes to it, closes it, and begins again; or only pushes to the main branch. Some pull
 * requests get the label: before their first jobs, between two pushes, or at the end; some lose it again. Each event is
 * sent after the 202 of the former, so that the order of acceptance is known.
 */
final class Author {
    private static final int MEAN_PAUSE_MILLIS = 900;
    private static final int MOST_PUSHES = 6;
    private static final double LABELLED_BEFORE = 0.2;
    private static final double LABELLED_MEANWHILE = 0.1;
    private static final double UNLABELLED = 0.1;

    private final SimulatedEvents events;
    private final Webhooks webhooks;
    private final Promises promises;
    private final LabelLedger labels;
    private final RandomGenerator random;
    private final AtomicInteger numbers;

    /** Takes the numbers of its pull requests from {@code numbers}. */
    Author(Production production, RandomGenerator random, AtomicInteger numbers) {
        this.events = production.stage().github().events();
        this.webhooks = production.webhooks();
        this.promises = production.promises();
        this.labels = production.labels();
        this.random = random;
        this.numbers = numbers;
    }

    void pushWhile(BooleanSupplier going) throws InterruptedException {
        while (going.getAsBoolean()) {
            send(next("push", Optional.empty()));
        }
    }

    /**
     * Works on one pull request after the other.
     *
     * @param labelling whether some of them get the label
     */
    void workOnPullRequestsWhile(BooleanSupplier going, boolean labelling) throws InterruptedException {
        while (going.getAsBoolean()) {
            Optional<Integer> pullRequest = Optional.of(numbers.incrementAndGet());
            Event last = next("opened", pullRequest);
            if (labelling && random.nextDouble() < LABELLED_BEFORE) {
                byte[] _ = events.labeled(bytes(last), Level.LABEL);
                send(last);
                labels.changed(pullRequest.get(), true, last.sha());
            } else {
                send(last);
            }
            for (int left = random.nextInt(MOST_PUSHES + 1); left > 0 && going.getAsBoolean(); left--) {
                relabel(last, labelling);
                last = next("synchronize", pullRequest);
                send(last);
            }
            relabel(last, labelling);
            if (going.getAsBoolean()) {
                last = next("closed", pullRequest);
                send(last);
                relabel(last, labelling);
            }
        }
    }

    private void relabel(Event last, boolean labelling) throws InterruptedException {
        if (!labelling) {
            return;
        }
        int number = last.pullRequest().orElseThrow();
        boolean isPut = random.nextDouble() < LABELLED_MEANWHILE;
        boolean isTaken = random.nextDouble() < UNLABELLED
                && events.labels(Stage.UPSTREAM, number).contains(Level.LABEL);
        if (isPut || isTaken) {
            byte[] body = isPut ? events.labeled(bytes(last), Level.LABEL) : events.unlabeled(bytes(last), Level.LABEL);
            if (webhooks.send(last.type(), body)) {
                labels.changed(number, isPut, last.sha());
            }
        }
    }

    private static Event next(String action, Optional<Integer> pullRequest) {
        return new Event(UUID.randomUUID().toString(), action, pullRequest);
    }

    private void send(Event event) throws InterruptedException {
        byte[] body = event.pullRequest().isPresent() ? events.current(bytes(event)) : bytes(event);
        if (webhooks.send(event.type(), event.delivery(), body)) {
            promises.accepted(event);
            TimeUnit.MILLISECONDS.sleep(random.nextInt(2 * MEAN_PAUSE_MILLIS));
        }
    }

    private static byte[] bytes(Event event) {
        return event.body().getBytes(StandardCharsets.UTF_8);
    }
}
