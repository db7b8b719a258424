package crcr.infrastructure.hud;

import crcr.domain.delivery.Payload;
import crcr.infrastructure.shared.json.JsonPicker;
import crcr.infrastructure.shared.json.JsonValue;
import crcr.infrastructure.shared.json.MalformedJsonException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What HUD requires of a report and the relay does not: HUD files its rows by these fields. */
final class RequiredFields {
    private static final String PAYLOAD = "untrusted.callback_payload.";
    private static final List<String> FIELDS = List.of("workflow.job_name", "workflow.check_run_id");
    private static final JsonPicker PICKER =
            new JsonPicker(FIELDS.stream().map(PAYLOAD::concat).toArray(String[]::new));

    private RequiredFields() {}

    /** Says what to add to the report that a record was made of; empty if nothing is absent, or that is unknown. */
    static Optional<String> advice(Payload record) {
        List<String> absent = absentIn(record);
        return absent.isEmpty()
                ? Optional.empty()
                : Optional.of("add to the report what HUD requires: " + String.join(" and ", absent));
    }

    private static List<String> absentIn(Payload record) {
        try {
            Map<String, JsonValue> found = PICKER.pick(record.bytes());
            return FIELDS.stream()
                    .filter(field -> isAbsent(found.getOrDefault(PAYLOAD + field, new JsonValue.Null())))
                    .toList();
        } catch (MalformedJsonException e) {
            // The record is deeper than the report by two, and has more keys: it may be beyond the limits.
            return List.of();
        }
    }

    private static boolean isAbsent(JsonValue value) {
        return value instanceof JsonValue.Null || value.equals(new JsonValue.Text(""));
    }
}
