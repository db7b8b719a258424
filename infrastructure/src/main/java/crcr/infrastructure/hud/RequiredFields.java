package crcr.infrastructure.hud;

import crcr.domain.delivery.Payload;
import crcr.infrastructure.shared.json.JsonPicker;
import crcr.infrastructure.shared.json.JsonValue;
import crcr.infrastructure.shared.json.MalformedJsonException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a report that HUD requires and the relay does not: HUD files its rows by them. */
final class RequiredFields {
    private static final String PAYLOAD = "untrusted.callback_payload.";
    private static final List<String> FIELDS = List.of("workflow.job_name", "workflow.check_run_id");
    private static final JsonPicker PICKER =
            new JsonPicker(FIELDS.stream().map(PAYLOAD::concat).toArray(String[]::new));

    private RequiredFields() {}

    /** Returns advice on the fields that the report of a record lacks; empty if it lacks none, or that is unknown. */
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
            // The record is deeper than the report by two, and has more keys, so that it may exceed the limits.
            return List.of();
        }
    }

    private static boolean isAbsent(JsonValue value) {
        return value instanceof JsonValue.Null || value.equals(new JsonValue.Text(""));
    }
}
