package crcr.infrastructure.shared.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Picks a few values out of a JSON object and checks the rest of it: syntax, UTF-8, no key twice in an object, and the
 * limits of {@link StrictJson}. It keeps nothing but what was asked for, whatever the size of the document.
 */
public final class JsonPicker {
    private final Wanted wanted = new Wanted();

    /** Picks the values at these places: the keys that lead there, joined by dots. */
    public JsonPicker(String... places) {
        for (String place : places) {
            Wanted at = wanted;
            for (String key : place.split("\\.", -1)) {
                at = at.below.computeIfAbsent(key, _ -> new Wanted());
            }
            at.place = Optional.of(place);
        }
    }

    /** What leads to the wanted places from one object. */
    private static final class Wanted {
        private final Map<String, Wanted> below = new HashMap<>();
        private Optional<String> place = Optional.empty();
    }

    /**
     * Reads the whole document.
     *
     * @return what was found, by place; a place that the document does not have is not in it
     * @throws MalformedJsonException if the document is not one JSON object within the limits
     */
    public Map<String, JsonValue> pick(byte[] document) throws MalformedJsonException {
        requireUtf8(document);
        Map<String, JsonValue> found = new HashMap<>();
        try (JsonParser parser = new CountingKeys(StrictJson.FACTORY.createParser(document))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedJsonException("is not a JSON object");
            }
            pickObject(parser, wanted, found);
            if (parser.nextToken() != null) {
                throw new MalformedJsonException("goes on after its JSON object");
            }
            return found;
        } catch (StreamConstraintsException e) {
            throw new MalformedJsonException("goes beyond what is read: " + StrictJson.MAX_KEYS + " keys, nesting of "
                    + StrictJson.MAX_DEPTH + ", numbers of "
                    + StrictJson.MAX_NUMBER_LENGTH + ", keys of " + StrictJson.MAX_NAME_LENGTH
                    + " and strings of " + StrictJson.MAX_STRING_LENGTH
                    + " characters");
        } catch (JacksonException e) {
            throw new MalformedJsonException(describe(e));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    /** Ends at a key too many: each is held until the end, to find it if it comes again. */
    private static final class CountingKeys extends JsonParserDelegate {
        private int keys;

        CountingKeys(JsonParser parser) {
            super(parser);
        }

        @Override
        public @Nullable JsonToken nextToken() throws IOException {
            JsonToken token = super.nextToken();
            if (token == JsonToken.FIELD_NAME && ++keys > StrictJson.MAX_KEYS) {
                throw new StreamConstraintsException("too many keys");
            }
            return token;
        }
    }

    private static void pickObject(JsonParser parser, Wanted wanted, Map<String, JsonValue> found) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Wanted here = wanted.below.get(parser.currentName());
            JsonToken token = parser.nextToken();
            if (here == null) {
                passOver(parser);
                continue;
            }
            if (here.place.isPresent()) {
                found.put(here.place.get(), value(parser, token));
            }
            if (token == JsonToken.START_OBJECT) {
                pickObject(parser, here, found);
            } else {
                passOver(parser);
            }
        }
    }

    // The parser's own skipping checks the syntax, but not how long a string is.
    private static void passOver(JsonParser parser) throws IOException {
        int depth = 0;
        for (JsonToken token = parser.currentToken(); ; token = parser.nextToken()) {
            parser.finishToken();
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            }
            if (depth == 0) {
                return;
            }
        }
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

    // Jackson lets some byte sequences pass that are not UTF-8, since it does not decode what it skips.
    private static void requireUtf8(byte[] document) throws MalformedJsonException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(document);
        CharBuffer thrownAway = CharBuffer.allocate(4_096);
        CoderResult result;
        do {
            result = decoder.decode(in, thrownAway.clear(), true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw new MalformedJsonException("is not UTF-8");
        }
    }

    // The library's own words quote the document, so they are not passed on.
    private static String describe(JacksonException e) {
        JsonLocation at = e.getLocation();
        String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return e.getOriginalMessage().startsWith("Duplicate ")
                ? "has the same key twice in one object" + place
                : "is not valid JSON" + place;
    }
}
