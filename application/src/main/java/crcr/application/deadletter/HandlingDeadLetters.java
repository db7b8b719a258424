package crcr.application.deadletter;

import crcr.application.outbox.QueueName;
import crcr.domain.delivery.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Lists dead letters, queues them again, or drops them, on behalf of an operator. */
public final class HandlingDeadLetters {
    private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE / 1_000);

    /** The maximum number of dead letters of a queue in one call. */
    public static final int MOST = 10_000;

    private final SortedMap<QueueName, DeadLetters> queues;

    /** Handles the dead letters of these queues. */
    public HandlingDeadLetters(Map<QueueName, DeadLetters> queues) {
        this.queues = Collections.unmodifiableSortedMap(new TreeMap<>(queues));
    }

    /** Returns the names of the queues, in the order in which they are listed. */
    public List<QueueName> queues() {
        return List.copyOf(queues.keySet());
    }

    /** A dead letter and its queue. */
    public record Found(QueueName queue, DeadLetter letter) {}

    /**
     * The name of a dead letter.
     *
     * @param id its id within its queue
     */
    public record Named(QueueName queue, String id) {}

    /**
     * The outcome of handling a selection.
     *
     * @param selected the number of selected dead letters
     * @param handled the number of those that this call handled; others had been handled meanwhile
     */
    public record Handled(int selected, int handled) {}

    /** Returns all selected dead letters, queue by queue, the oldest first; at most {@link #MOST} of each queue. */
    public List<Found> list(Selection selection) {
        List<Found> found = new ArrayList<>();
        queues.forEach((queue, letters) -> {
            if (selection.queue().filter(wanted -> !wanted.equals(queue)).isEmpty()) {
                letters
                        .died(
                                selection.from().orElse(Instant.EPOCH),
                                selection.to().orElse(END_OF_TIME),
                                MOST)
                        .stream()
                        .filter(selection::holdsFor)
                        .forEach(letter -> found.add(new Found(queue, letter)));
            }
        });
        return found;
    }

    /** Returns the content of a dead letter; empty if there is none of that id. */
    public Optional<Payload> content(QueueName queue, String id) {
        return Optional.ofNullable(queues.get(queue)).flatMap(letters -> letters.content(id));
    }

    /** Queues the selected dead letters again; with {@code dryRun} it only counts them. */
    public Handled retry(Selection selection, boolean dryRun) {
        return handle(selection, dryRun, DeadLetters::retry);
    }

    /** Drops the selected dead letters; with {@code dryRun} it only counts them. */
    public Handled drop(Selection selection, boolean dryRun) {
        return handle(selection, dryRun, DeadLetters::drop);
    }

    /** Queues these dead letters again. */
    public Handled retryEach(List<Named> named) {
        return handleEach(named, DeadLetters::retry);
    }

    /** Drops these dead letters. */
    public Handled dropEach(List<Named> named) {
        return handleEach(named, DeadLetters::drop);
    }

    private Handled handleEach(List<Named> named, BiPredicate<DeadLetters, String> step) {
        long handled = named.stream()
                .filter(each -> Optional.ofNullable(queues.get(each.queue()))
                        .filter(letters -> step.test(letters, each.id()))
                        .isPresent())
                .count();
        return new Handled(named.size(), Math.toIntExact(handled));
    }

    private Handled handle(Selection selection, boolean dryRun, BiPredicate<DeadLetters, String> step) {
        List<Named> meant = list(selection).stream()
                .map(found -> new Named(found.queue(), found.letter().id()))
                .toList();
        return dryRun ? new Handled(meant.size(), 0) : handleEach(meant, step);
    }
}
