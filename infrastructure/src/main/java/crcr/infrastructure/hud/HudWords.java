package crcr.infrastructure.hud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crcr.infrastructure.json.StrictJson;
import java.util.List;
import java.util.regex.Pattern;

/** What HUD says about a record that it refuses, made fit for showing: its own words, short and on one line. */
final class HudWords {
    private static final int MOST_CHARACTERS = 500;
    private static final List<String> WHERE_APIS_EXPLAIN = List.of("message", "error", "detail");
    private static final JsonMapper JSON = new JsonMapper(StrictJson.FACTORY);

    // Control characters, invisible formatting, line separators, and halves of characters.
    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\s]+");

    private HudWords() {}

    /** The explanation in the body of an answer, without the key, which HUD might quote when it does not accept it. */
    static String in(String body, String key) {
        String words = UNSHOWABLE
                .matcher(without(key, explanation(body)))
                .replaceAll(" ")
                .strip();
        if (words.isEmpty()) {
            return "HUD gave no reason";
        }
        return words.length() <= MOST_CHARACTERS ? words : beginning(words);
    }

    private static String explanation(String body) {
        try {
            JsonNode json = JSON.readTree(body);
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

    // A character of two halves is left out whole.
    private static String beginning(String words) {
        int end = Character.isHighSurrogate(words.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
        return words.substring(0, end);
    }
}
