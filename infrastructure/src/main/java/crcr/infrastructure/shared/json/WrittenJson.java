package crcr.infrastructure.shared.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes JSON in UTF-8 and without whitespace. */
public final class WrittenJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            // Escapes could make strangers' texts three times as long.
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private WrittenJson() {}

    /** Writes a value. */
    @FunctionalInterface
    public interface Writing {
        /** Writes the value. */
        void to(JsonGenerator json) throws IOException;
    }

    /** Returns the written value. */
    public static byte[] of(Writing value) {
        var bytes = new ByteArrayOutputStream();
        append(bytes, value);
        return bytes.toByteArray();
    }

    /** Appends the written value to these bytes. */
    public static void append(ByteArrayOutputStream bytes, Writing value) {
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            value.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }
}
