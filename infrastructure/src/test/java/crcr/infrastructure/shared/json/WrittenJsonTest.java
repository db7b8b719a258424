package crcr.infrastructure.shared.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class WrittenJsonTest {
    private static void writeExample(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("text", "a\"b\n🚀");
        json.writeNumberField("number", new BigDecimal("1E+3"));
        json.writeEndObject();
    }

    @Test
    void itIsCompactPlainAndUtf8() {
        assertEquals(
                "{\"text\":\"a\\\"b\\n🚀\",\"number\":1000}",
                new String(WrittenJson.of(WrittenJsonTest::writeExample), StandardCharsets.UTF_8));
    }

    @Test
    void itGoesBehindWhatIsThere() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {'['});
        WrittenJson.append(bytes, json -> json.writeNumber(1));
        bytes.writeBytes(new byte[] {']'});
        assertArrayEquals(new byte[] {'[', '1', ']'}, bytes.toByteArray());
    }
}
