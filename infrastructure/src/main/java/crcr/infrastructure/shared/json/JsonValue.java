package crcr.infrastructure.shared.json;

import java.util.List;

/** A value in a document, as far as it is read. */
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

    /** The values of an array's elements at the wanted place, in their order; never empty. */
    record Items(List<JsonValue> values) implements JsonValue {
        /** Keeps its own copy. */
        public Items {
            values = List.copyOf(values);
        }
    }
}
