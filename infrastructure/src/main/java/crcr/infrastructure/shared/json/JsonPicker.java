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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Picks a few values out of a JSON object and checks the rest of it: syntax, UTF-8, no key twice in an object, and the
 * limits of {@link StrictJson}. It keeps only the wanted values, whatever the size of the document.
 */
public final class JsonPicker {
    private static final int DECODED_AT_ONCE = 1_024;

    private final Wanted wanted = Wanted.inOneObject();

    /**
     * Picks the values at these places: the keys that lead there, joined by dots. A key with {@code []} behind it leads
     * into each object of an array; the values there are one {@link JsonValue.Items} for all of them.
     *
     * @throws IllegalArgumentException if a place ends with {@code []}, because the number of keys is limited, and the
     *     number of bare values is not
     */
    public JsonPicker(String... places) {
        for (String place : places) {
            wanted.add(place);
        }
    }

    /**
     * Reads the whole document.
     *
     * @return the values by place, without those that the document lacks
     * @throws MalformedJsonException if the document is not one JSON object within the limits
     */
    public Map<String, JsonValue> pick(byte[] document) throws MalformedJsonException {
        requireUtf8(document);
        Found found = new Found();
        try (JsonParser parser = new CountingKeys(StrictJson.FACTORY.createParser(document))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedJsonException("is not a JSON object");
            }
            new Pass(parser, found, document.length > StrictJson.MAX_STRING_LENGTH).pickObject(wanted);
            if (parser.nextToken() != null) {
                throw new MalformedJsonException("goes on after its JSON object");
            }
            return found.byPlace();
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

    /** Fails at the first key beyond the limit. Each key is held until the end, to find it if it comes again. */
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

    /**
     * A pass through a document.
     *
     * @param mayHoldTooLong whether a string may be longer than the limit
     */
    private record Pass(JsonParser parser, Found found, boolean mayHoldTooLong) {
        void pickObject(Wanted wanted) throws IOException {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                Wanted here = wanted.below(key);
                Wanted each = wanted.belowEach(key);
                JsonToken token = parser.nextToken();
                if (here != null) {
                    found.add(here, parser, token);
                }
                if (token == JsonToken.START_OBJECT && here != null) {
                    pickObject(here);
                } else if (token == JsonToken.START_ARRAY && each != null) {
                    pickEach(each);
                } else {
                    passOver();
                }
            }
        }

        private void pickEach(Wanted each) throws IOException {
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    pickObject(each);
                } else {
                    passOver();
                }
            }
        }

        // The parser's own skipping checks the syntax, but not the length of a string; decoding it would cost twice
        // its size.
        private void passOver() throws IOException {
            int depth = 0;
            for (JsonToken token = parser.currentToken(); ; token = parser.nextToken()) {
                if (mayHoldTooLong) {
                    parser.finishToken();
                }
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
    }

    // Jackson accepts some byte sequences that are not UTF-8, because it does not decode what it skips.
    private static void requireUtf8(byte[] document) throws MalformedJsonException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(document);
        CharBuffer thrownAway = CharBuffer.allocate(Math.clamp(document.length, 1, DECODED_AT_ONCE));
        CoderResult result;
        do {
            result = decoder.decode(in, thrownAway.clear(), true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw new MalformedJsonException("is not UTF-8");
        }
    }

    // The library's own words quote the document, so that they are not passed on.
    private static String describe(JacksonException e) {
        JsonLocation at = e.getLocation();
        String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return e.getOriginalMessage().startsWith("Duplicate ")
                ? "has the same key twice in one object" + place
                : "is not valid JSON" + place;
    }
}
