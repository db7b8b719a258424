package crcr.infrastructure.http.webhook;

import crcr.domain.delivery.IncomingEvent;
import crcr.infrastructure.shared.json.JsonPicker;
import crcr.infrastructure.shared.json.JsonValue;
import crcr.infrastructure.shared.json.MalformedJsonException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads of a webhook's body what the rules need. */
final class WebhookBody {
    private static final String ACTION = "action";
    private static final String REPOSITORY = "repository.full_name";
    private static final String REPOSITORY_ID = "repository.id";
    private static final String NUMBER = "pull_request.number";
    private static final String HEAD = "pull_request.head.sha";
    private static final String REF = "ref";
    private static final String DELETED = "deleted";
    private static final String AFTER = "after";
    private static final JsonPicker PICKER =
            new JsonPicker(ACTION, REPOSITORY, REPOSITORY_ID, NUMBER, HEAD, REF, DELETED, AFTER);
    private static final Pattern POSITIVE = Pattern.compile("[1-9]\\d{0,17}");

    private WebhookBody() {}

    /**
     * Reads it.
     *
     * @param type the value of {@code X-GitHub-Event}
     * @throws MalformedJsonException if it is no JSON object; a value of the wrong type counts as absent
     */
    static IncomingEvent read(String type, byte[] body) throws MalformedJsonException {
        Map<String, JsonValue> found = PICKER.pick(body);
        return new IncomingEvent(
                type,
                text(found, ACTION),
                text(found, REPOSITORY),
                digits(found, REPOSITORY_ID),
                number(found, NUMBER),
                text(found, HEAD),
                text(found, REF),
                found.get(DELETED) instanceof JsonValue.Flag(boolean deleted) && deleted,
                text(found, AFTER));
    }

    private static Optional<String> text(Map<String, JsonValue> found, String place) {
        return found.get(place) instanceof JsonValue.Text(String value) && !value.isEmpty()
                ? Optional.of(value)
                : Optional.empty();
    }

    private static OptionalLong number(Map<String, JsonValue> found, String place) {
        return digits(found, place).map(Long::parseLong).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private static Optional<String> digits(Map<String, JsonValue> found, String place) {
        return found.get(place) instanceof JsonValue.Numeral(String literal)
                        && POSITIVE.matcher(literal).matches()
                ? Optional.of(literal)
                : Optional.empty();
    }
}
