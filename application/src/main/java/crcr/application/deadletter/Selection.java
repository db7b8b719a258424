package crcr.application.deadletter;

import crcr.application.outbox.QueueName;
import crcr.domain.repository.RepositoryName;
import java.time.Instant;
import java.util.Optional;

/**
 * The conditions that select dead letters. A dead letter is selected if it meets all that are present.
 *
 * @param queue its queue
 * @param id its id
 * @param downstream its downstream
 * @param from it died then or later
 * @param to it died then or earlier
 */
public record Selection(
        Optional<QueueName> queue,
        Optional<String> id,
        Optional<RepositoryName> downstream,
        Optional<Instant> from,
        Optional<Instant> to) {
    boolean holdsFor(DeadLetter letter) {
        return id.filter(wanted -> !wanted.equals(letter.id())).isEmpty()
                && downstream
                        .filter(wanted -> !wanted.equals(letter.downstream()))
                        .isEmpty();
    }
}
