package crcr.infrastructure.hud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import crcr.infrastructure.shared.json.StrictJson;
import crcr.infrastructure.shared.text.ShowableText;
import java.util.List;

/** HUD's message about a record that it refuses, in a form for display: short and on one line. */
final class HudWords {
    private static final int MOST_CHARACTERS = 500;
    private static final List<String> WHERE_APIS_EXPLAIN = List.of("message", "error", "detail");

    private HudWords() {}

    /**
     * Returns the explanation in the body of an answer, without the key, which HUD might quote if it does not accept
     * it.
     */
    static String in(String body, String key) {
        String words = ShowableText.beginning(without(key, explanation(body)), MOST_CHARACTERS);
        return words.isEmpty() ? "HUD gave no reason" : words;
    }

    private static String explanation(String body) {
        try {
            JsonNode json = StrictJson.tree(body);
            for (String field : WHERE_APIS_EXPLAIN) {
                if (json.path(field).isTextual()) {
                    return json.path(field).textValue();
                }
            }
            return body;
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    private static String without(String key, String text) {
        return key.isEmpty() ? text : text.replace(key, "(the key)");
    }
}
