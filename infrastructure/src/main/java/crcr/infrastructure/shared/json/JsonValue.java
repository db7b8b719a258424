package crcr.infrastructure.shared.json;

/** A value found in a document, as far as it is looked at. */
public sealed interface JsonValue {
    /** A string. */
    record Text(String value) implements JsonValue {}

    /** A number, as it was written. */
    record Numeral(String literal) implements JsonValue {}

    /** {@code true} or {@code false}. */
    record Flag(boolean value) implements JsonValue {}

    /** {@code null}. */
    record Null() implements JsonValue {}

    /** An object or an array. */
    record Structure() implements JsonValue {}
}
