package crcr.infrastructure.shared.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON that the relay writes: in UTF-8 and without whitespace. */
public final class WrittenJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            // Escaped, strangers' texts could need three times the room that they had.
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private WrittenJson() {}

    /** Writes a value. */
    @FunctionalInterface
    public interface Writing {
        /** Writes it there. */
        void to(JsonGenerator json) throws IOException;
    }

    /** Returns what this writes. */
    public static byte[] of(Writing value) {
        var bytes = new ByteArrayOutputStream();
        append(bytes, value);
        return bytes.toByteArray();
    }

    /** Puts what this writes behind what is there. */
    public static void append(ByteArrayOutputStream bytes, Writing value) {
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            value.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }
}
