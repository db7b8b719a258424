package crcr.infrastructure.http;

import crcr.application.deadletter.DeadQueue;
import crcr.application.deadletter.Selection;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;

/** What of the dead letters a request means. */
record DeadLetterQuery(QueryParameters parameters) {
    /** What selects. */
    static final Set<String> SELECTING = Set.of("queue", "id", "repo", "since", "until");

    // Beyond this an instant has no milliseconds that fit the store.
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** What is selected. */
    Selection selection() {
        return new Selection(
                queue(), parameters.text("id"), parameters.repository(), instant("since"), instant("until"));
    }

    /** The queue that is meant, if one is. */
    Optional<DeadQueue> queue() {
        return parameters.read("queue", "dispatch or hud", DeadQueue::named);
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

    /** Notes that without a selection everything would be meant, unless that is said. */
    void requireSelection() {
        if (!parameters.flag("all") && !parameters.hasAny(SELECTING)) {
            parameters.wrong("nothing is selected: give queue, id, repo, since or until; or all=true, which means"
                    + " every dead letter");
        }
    }
}
