package crcr.infrastructure.http.callback;

import crcr.domain.job.Conclusion;
import crcr.domain.pipeline.CiSystem;
import crcr.infrastructure.shared.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fields of a callback's body that the relay interprets.
 *
 * @param found their values, by the keys that lead there, joined by dots
 * @param system the CI system of the reporting job
 */
record BodyFields(Map<String, JsonValue> found, CiSystem system) {
    // A number has only one spelling, so that a run cannot pass for several.
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,18}");
    // A colon is not allowed, because the store's keys hold run ids.
    private static final Pattern RUN_ID_ELSEWHERE = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final int MAX_NAME = 1_000;

    /** Keeps its own copy. */
    BodyFields {
        found = Map.copyOf(found);
    }

    /** Returns a field's value. */
    JsonValue value(String field) {
        return found.getOrDefault(field, new JsonValue.Null());
    }

    /** Returns the conclusion of a job. */
    Conclusion conclusion(String field) throws UnfitFieldException {
        return Conclusion.named(requiredText(field))
                .orElseThrow(() -> new UnfitFieldException(field, "must be one of " + Conclusion.names()));
    }

    /** Returns a name that people chose; an empty text if it is absent. */
    String name(String field) throws UnfitFieldException {
        String name = text(field).orElse("");
        if (name.length() > MAX_NAME) {
            throw new UnfitFieldException(field, "must have at most " + MAX_NAME + " characters");
        }
        // All lone surrogates are written alike, and so would be the names of the jobs.
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw new UnfitFieldException(field, "must have no half of a surrogate pair");
        }
        return name;
    }

    /** Returns the text of a required field. */
    String requiredText(String field) throws UnfitFieldException {
        return text(field)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new UnfitFieldException(field, "is required"));
    }

    /** Returns the text of a field; empty if it is absent. */
    Optional<String> text(String field) throws UnfitFieldException {
        return switch (value(field)) {
            case JsonValue.Null() -> Optional.empty();
            case JsonValue.Text(String value) -> Optional.of(value);
            case JsonValue.Numeral _, JsonValue.Flag _, JsonValue.Structure _, JsonValue.Items _ ->
                throw new UnfitFieldException(field, "must be a string");
        };
    }

    /** Returns the id of a run: digits on GitHub, and the other systems' own form there; empty if it is absent. */
    Optional<String> runId(String field) throws UnfitFieldException {
        if (system == CiSystem.GITHUB || !(value(field) instanceof JsonValue.Text(String id))) {
            return number(field);
        }
        if (!RUN_ID_ELSEWHERE.matcher(id).matches()) {
            throw new UnfitFieldException(
                    field, "must be 1 to 100 letters, digits, dots, hyphens and underscores, or a number");
        }
        return Optional.of(id);
    }

    /** Returns the digits of a number; empty if it is absent. Workflows pass numbers on as text, scripts as numbers. */
    Optional<String> number(String field) throws UnfitFieldException {
        Optional<String> digits = switch (value(field)) {
            case JsonValue.Null() -> Optional.empty();
            case JsonValue.Text(String value) -> Optional.of(value);
            case JsonValue.Numeral(String literal) -> Optional.of(literal);
            case JsonValue.Flag _, JsonValue.Structure _, JsonValue.Items _ -> Optional.of("");
        };
        if (digits.isPresent() && !NUMBER.matcher(digits.get()).matches()) {
            throw new UnfitFieldException(
                    field, "must be up to 19 digits without a leading zero, as text or as a number");
        }
        return digits;
    }
}
