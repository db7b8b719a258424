package crcr.infrastructure.http;

import crcr.application.deadletter.DeadQueue;
import crcr.application.deadletter.Selection;
import crcr.domain.repository.RepositoryName;
import io.helidon.common.uri.UriQuery;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The parameters of a request about dead letters, and what is wrong with them. */
final class DeadLetterQuery {
    /** What selects. */
    static final Set<String> SELECTING = Set.of("queue", "id", "repo", "since", "until");

    // Beyond this an instant has no milliseconds that fit the store.
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final Map<String, String> values = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    private DeadLetterQuery() {}

    /** Reads a query in which no other names than these are known. */
    static DeadLetterQuery of(UriQuery query, Set<String> known) {
        DeadLetterQuery read = new DeadLetterQuery();
        for (String name : new TreeSet<>(query.names())) {
            List<String> given = query.all(name);
            if (!known.contains(name)) {
                read.problems.add(
                        "there is no parameter '" + name + "'; known are " + String.join(", ", new TreeSet<>(known)));
            } else if (given.size() != 1) {
                read.problems.add(name + " must be given once");
            } else {
                read.values.put(name, given.getFirst());
            }
        }
        return read;
    }

    /** What of the dead letters is meant. */
    Selection selection() {
        return new Selection(queue(), text("id"), repository(), instant("since"), instant("until"));
    }

    /** The queue that is meant, if one is. */
    Optional<DeadQueue> queue() {
        return read("queue", "dispatch or hud", DeadQueue::named);
    }

    private Optional<RepositoryName> repository() {
        return read("repo", "a repository in the form owner/repo", RepositoryName::parse);
    }

    private Optional<Instant> instant(String name) {
        return read(name, "an instant such as 2026-05-04T20:48:28Z", DeadLetterQuery::parseInstant);
    }

    private static Optional<Instant> parseInstant(String text) {
        try {
            return Optional.of(Instant.parse(text))
                    .filter(instant -> !instant.isBefore(Instant.EPOCH) && !instant.isAfter(LAST));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether this is {@code true}; absent is false. */
    boolean flag(String name) {
        return read(
                        name,
                        "true or false",
                        text -> Optional.of(text)
                                .filter(Set.of("true", "false")::contains)
                                .map(Boolean::valueOf))
                .orElse(false);
    }

    /** The parameter's text, if it is there. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private <T> Optional<T> read(String name, String form, Function<String, Optional<T>> read) {
        Optional<T> value = text(name).flatMap(read);
        if (values.containsKey(name) && value.isEmpty()) {
            problems.add(name + " must be " + form);
        }
        return value;
    }

    /** Notes that without a selection everything would be meant, unless that is said. */
    void requireSelection() {
        if (!flag("all") && values.keySet().stream().noneMatch(SELECTING::contains)) {
            problems.add("nothing is selected: give queue, id, repo, since or until; or all=true, which means every"
                    + " dead letter");
        }
    }

    /** Notes what of these is not there. */
    void require(String... names) {
        for (String name : names) {
            if (!values.containsKey(name)) {
                problems.add(name + " is required");
            }
        }
    }

    /** All that was found wrong so far. */
    List<String> problems() {
        return List.copyOf(problems);
    }
}
