package crcr.infrastructure.http.operator;

import crcr.application.deadletter.Selection;
import crcr.application.outbox.QueueName;
import crcr.infrastructure.http.intake.QueryParameters;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The selection of dead letters in a request.
 *
 * @param queues the existing queues
 */
record DeadLetterQuery(QueryParameters parameters, List<QueueName> queues) {
    /** The parameters that select dead letters. */
    static final Set<String> SELECTING = Set.of("queue", "id", "repo", "since", "until");

    // A later instant has no milliseconds that fit the store.
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** Returns the selection. */
    Selection selection() {
        return new Selection(
                queue(), parameters.text("id"), parameters.repository(), instant("since"), instant("until"));
    }

    /** Returns the selected queue, if there is one. */
    Optional<QueueName> queue() {
        String names = queues.stream().map(QueueName::value).collect(Collectors.joining(" or "));
        return parameters.read("queue", names, text -> QueueName.parse(text).filter(queues::contains));
    }

    private Optional<Instant> instant(String name) {
        return parameters.read(name, "an instant such as 2026-05-04T20:48:28Z", DeadLetterQuery::parseInstant);
    }

    private static Optional<Instant> parseInstant(String text) {
        try {
            return Optional.of(Instant.parse(text))
                    .filter(instant -> !instant.isBefore(Instant.EPOCH) && !instant.isAfter(LAST));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Records a mistake if the request selects nothing and does not name all. */
    void requireSelection() {
        if (!parameters.flag("all") && !parameters.hasAny(SELECTING)) {
            parameters.wrong("nothing is selected: give queue, id, repo, since or until; or all=true, which means"
                    + " every dead letter");
        }
    }
}
