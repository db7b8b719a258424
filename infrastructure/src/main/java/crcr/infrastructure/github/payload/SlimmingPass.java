package crcr.infrastructure.github.payload;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import crcr.infrastructure.shared.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads a body once, from its beginning to its end, and writes the parts that the stages up to one leave. Only the
 * written part is in memory, whatever the body's size.
 */
final class SlimmingPass {
    /** The end of a text that was cut. */
    static final String CUT = "… [cut by the relay]";

    private static final int CUT_BYTES = CUT.getBytes(StandardCharsets.UTF_8).length;

    private final JsonParser parser;
    private final List<SlimmingStage> stages;
    private final int longestText;
    private final BoundedJson out;
    private final TrimmedPlaces trimmed = new TrimmedPlaces();

    private SlimmingPass(JsonParser parser, List<SlimmingStage> stages, BoundedJson out) {
        this.parser = parser;
        this.stages = stages;
        this.longestText =
                stages.stream().mapToInt(SlimmingStage::longestText).min().orElse(Integer.MAX_VALUE);
        this.out = out;
    }

    /**
     * Reads a JSON object and writes the parts that stay.
     *
     * @return the places that were left out
     * @throws IOException if it is no JSON within the limits for reading
     */
    static TrimmedPlaces run(byte[] document, List<SlimmingStage> stages, BoundedJson out) throws IOException {
        try (JsonParser parser = StrictJson.FACTORY.createParser(document)) {
            SlimmingPass pass = new SlimmingPass(parser, stages, out);
            parser.nextToken();
            pass.value(new Place.Root(), 0);
            return pass.trimmed;
        }
    }

    // Each bit of taken represents a stage that takes this place or one above it.
    private boolean value(Place place, int takenAbove) throws IOException {
        int taken = takenAbove;
        for (int stage = 0; stage < stages.size(); stage++) {
            if (stages.get(stage).takes().test(place)) {
                taken |= 1 << stage;
            }
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(place, taken);
            case START_ARRAY -> array(place, taken);
            default -> scalar(place, taken);
        };
    }

    private boolean object(Place place, int taken) throws IOException {
        int begin = out.size();
        int trimmedBefore = trimmed.size();
        boolean holdsSomething = false;
        out.raw("{");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            int end = out.size();
            if (holdsSomething) {
                out.raw(",");
            }
            out.text(name);
            out.raw(":");
            if (value(new Place.Member(place, name), taken)) {
                holdsSomething = true;
            } else {
                out.backTo(end);
            }
        }
        out.raw("}");
        return stays(place, taken, holdsSomething, begin, trimmedBefore);
    }

    // An element that is left out becomes null, so that the others keep their places.
    private boolean array(Place place, int taken) throws IOException {
        int begin = out.size();
        int trimmedBefore = trimmed.size();
        boolean holdsSomething = false;
        int nulls = 0;
        out.raw("[");
        int first = out.size();
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            int end = out.size();
            if (parser.currentToken() == JsonToken.VALUE_NULL && taken != 0) {
                nulls++;
            } else if (value(new Place.Element(place, index), taken)) {
                out.raw(",");
                out.insert(end, "null,", nulls);
                nulls = 0;
                holdsSomething = true;
            } else {
                out.backTo(end);
                nulls++;
            }
        }
        out.insert(out.size(), "null,", nulls);
        if (out.size() > first) {
            out.backTo(out.size() - 1);
        }
        out.raw("]");
        return stays(place, taken, holdsSomething, begin, trimmedBefore);
    }

    private boolean stays(Place place, int taken, boolean holdsSomething, int begin, int trimmedBefore) {
        if (taken == 0 || holdsSomething) {
            return true;
        }
        out.backTo(begin);
        if (place instanceof Place.Root) {
            out.raw("{}");
            return true;
        }
        trimmed.backTo(trimmedBefore);
        trimmed.add(place);
        return false;
    }

    private boolean scalar(Place place, int taken) throws IOException {
        String literal = parser.getText();
        boolean lasts = Lasting.is(place, literal);
        if (!lasts && !sparedByAll(place, taken)) {
            trimmed.add(place);
            return false;
        }
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            out.raw(literal);
        } else if (!lasts && utf8Length(literal) > longestText) {
            out.text(beginning(literal, longestText - CUT_BYTES) + CUT);
            trimmed.add(place);
        } else {
            out.text(literal);
        }
        return true;
    }

    private boolean sparedByAll(Place place, int taken) {
        for (int stage = 0; stage < stages.size(); stage++) {
            if ((taken & (1 << stage)) != 0 && !stages.get(stage).spares(place)) {
                return false;
            }
        }
        return true;
    }

    private static int utf8Length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Each half of a character of four bytes counts two.
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }

    // A surrogate pair is never cut in half.
    private static String beginning(String text, int bytes) {
        int end = 0;
        for (int left = bytes; end < text.length(); ) {
            int next = end + Character.charCount(text.codePointAt(end));
            left -= utf8Length(text.substring(end, next));
            if (left < 0) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }
}
