package crcr.infrastructure.shared.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the values that were found in a document so far. */
final class Found {
    private final Map<String, JsonValue> values = new HashMap<>();
    private final Map<String, List<JsonValue>> items = new HashMap<>();

    /** Keeps the parser's present value, if its place is wanted. */
    void add(Wanted at, JsonParser parser, JsonToken token) throws IOException {
        if (at.place().isEmpty()) {
            return;
        }
        String place = at.place().get();
        if (at.isRepeated()) {
            items.computeIfAbsent(place, _ -> new ArrayList<>()).add(value(parser, token));
        } else {
            values.put(place, value(parser, token));
        }
    }

    /** Returns all found values, by place. */
    Map<String, JsonValue> byPlace() {
        items.forEach((place, each) -> values.put(place, new JsonValue.Items(each)));
        return values;
    }

    private static JsonValue value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> new JsonValue.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Numeral(parser.getText());
            case VALUE_TRUE -> new JsonValue.Flag(true);
            case VALUE_FALSE -> new JsonValue.Flag(false);
            case VALUE_NULL -> new JsonValue.Null();
            default -> new JsonValue.Structure();
        };
    }
}
