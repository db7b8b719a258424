package crcr.infrastructure.http.console.view;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Makes the JSON of a page: its record with names in snake_case, times in ISO 8601, durations in seconds with three
 * decimals, words of a list in small letters, and null for absent values.
 */
public final class JsonTwin {
    private static final int DECIMALS = 3;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, new InstantText())
                    .addSerializer(Duration.class, new Seconds())
                    .addSerializer(Enum.class, new SmallWord()))
            .build();

    private JsonTwin() {}

    /** Returns the JSON of this page. */
    public static byte[] of(Record page) {
        try {
            return MAPPER.writeValueAsBytes(page);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a page holds something that is no JSON: " + page.getClass(), e);
        }
    }

    private static final class InstantText extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator into, SerializerProvider provider) throws IOException {
            into.writeString(value.toString());
        }
    }

    private static final class Seconds extends JsonSerializer<Duration> {
        @Override
        public void serialize(Duration value, JsonGenerator into, SerializerProvider provider) throws IOException {
            into.writeNumber(BigDecimal.valueOf(value.toMillis(), DECIMALS));
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class SmallWord extends JsonSerializer<Enum> {
        @Override
        public void serialize(Enum value, JsonGenerator into, SerializerProvider provider) throws IOException {
            into.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }
}
