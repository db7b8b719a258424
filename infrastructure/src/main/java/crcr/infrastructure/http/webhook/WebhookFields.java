package crcr.infrastructure.http.webhook;

import crcr.domain.event.EventRepository;
import crcr.infrastructure.shared.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of a webhook's body at the places that a reader uses. A value of another type counts as absent. */
public final class WebhookFields {
    /** The places that every event has. */
    static final List<String> OF_EVERY_EVENT = List.of("action", "repository.full_name", "repository.id");

    private static final Pattern POSITIVE = Pattern.compile("[1-9]\\d{0,17}");

    private final Map<String, JsonValue> found;

    WebhookFields(Map<String, JsonValue> found) {
        this.found = found;
    }

    /** Returns the action. */
    Optional<String> action() {
        return text("action");
    }

    /** Returns the repository in which it happened. */
    EventRepository repository() {
        return new EventRepository(text("repository.full_name"), digits("repository.id"));
    }

    /** Returns the text at that place; empty if it has none. */
    public Optional<String> text(String place) {
        return text(found.get(place)).findFirst();
    }

    /** Returns the positive number at that place. */
    public OptionalLong number(String place) {
        return digits(place).map(Long::parseLong).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** Returns whether {@code true} is at that place. */
    public boolean isTrue(String place) {
        return found.get(place) instanceof JsonValue.Flag(boolean value) && value;
    }

    /** Returns the time at that place, in GitHub's form: {@code 2011-01-26T19:14:43Z}. */
    public Optional<Instant> moment(String place) {
        return text(place).flatMap(WebhookFields::parse);
    }

    private static Optional<Instant> parse(String moment) {
        try {
            return Optional.of(Instant.parse(moment));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the texts of an array's elements at that place, in their order. */
    public List<String> texts(String place) {
        return items(place).flatMap(WebhookFields::text).toList();
    }

    /** Returns the positive numbers of an array's elements at that place, in their order. */
    public List<Long> numbers(String place) {
        return items(place).flatMap(WebhookFields::digits).map(Long::parseLong).toList();
    }

    private Stream<JsonValue> items(String place) {
        return found.get(place) instanceof JsonValue.Items(List<JsonValue> values) ? values.stream() : Stream.empty();
    }

    private Optional<String> digits(String place) {
        return digits(found.get(place)).findFirst();
    }

    private static Stream<String> text(@Nullable JsonValue value) {
        return value instanceof JsonValue.Text(String text) && !text.isEmpty() ? Stream.of(text) : Stream.empty();
    }

    private static Stream<String> digits(@Nullable JsonValue value) {
        return value instanceof JsonValue.Numeral(String literal)
                        && POSITIVE.matcher(literal).matches()
                ? Stream.of(literal)
                : Stream.empty();
    }
}
