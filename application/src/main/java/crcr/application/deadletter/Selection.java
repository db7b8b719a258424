package crcr.application.deadletter;

import crcr.application.outbox.QueueName;
import crcr.domain.repository.RepositoryName;
import java.time.Instant;
import java.util.Optional;

/**
 * Which dead letters are meant: those for which everything holds that is given.
 *
 * @param queue of that queue
 * @param id of that id
 * @param downstream of that downstream
 * @param from died then or later
 * @param to died then or earlier
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
