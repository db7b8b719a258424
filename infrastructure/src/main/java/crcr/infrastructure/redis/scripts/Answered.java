package crcr.infrastructure.redis.scripts;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer of a script: values by name. A value is a text or a whole number, or a list of rows, which are values by
 * name again. An absent value and an empty text mean the same.
 */
public final class Answered {
    private final String script;
    private final Map<String, Object> values = new HashMap<>();

    /**
     * Reads an answer.
     *
     * @param script the script's name, for messages
     * @param namesAndValues each name before its value
     */
    Answered(String script, List<?> namesAndValues) {
        this.script = script;
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            values.put(Script.text(namesAndValues.get(i)), namesAndValues.get(i + 1));
        }
    }

    private Object required(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(script + " answers without " + name);
        }
        return value;
    }

    /** Returns the bytes of that name. */
    public byte[] bytes(String name) {
        return (byte[]) required(name);
    }

    /** Returns the text of that name. */
    public String text(String name) {
        return required(name) instanceof byte[] text ? Script.text(text) : String.valueOf(required(name));
    }

    /** Returns the text of that name, if it is there and not empty. */
    public Optional<String> optional(String name) {
        return values.containsKey(name) ? Optional.of(text(name)).filter(text -> !text.isEmpty()) : Optional.empty();
    }

    /** Returns the number of that name. */
    public long number(String name) {
        return required(name) instanceof Long number ? number : Long.parseLong(text(name));
    }

    /** Returns true if the number of that name is not 0. */
    public boolean isTrue(String name) {
        return number(name) != 0;
    }

    /** Returns the milliseconds of that name. */
    public Duration duration(String name) {
        return Duration.ofMillis(number(name));
    }

    /** Returns the milliseconds since 1970 of that name. */
    public Instant instant(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    /** Returns the milliseconds since 1970 of that name, if they are there. */
    public Optional<Instant> optionalInstant(String name) {
        return optional(name).map(Long::parseLong).map(Instant::ofEpochMilli);
    }

    /** Returns the numbers of that name, in their order. */
    public List<Long> numbers(String name) {
        return ((List<?>) required(name)).stream().map(Long.class::cast).toList();
    }

    /** Returns the byte arrays of that name, in their order. */
    public List<byte[]> all(String name) {
        return ((List<?>) required(name)).stream().map(byte[].class::cast).toList();
    }

    /** Returns the hash of that name. */
    public Map<String, byte[]> hash(String name) {
        List<?> fields = (List<?>) required(name);
        Map<String, byte[]> hash = new HashMap<>();
        for (int i = 0; i < fields.size(); i += 2) {
            hash.put(Script.text(fields.get(i)), (byte[]) fields.get(i + 1));
        }
        return hash;
    }

    /** Returns the rows of that name. */
    public List<Answered> rows(String name) {
        return ((List<?>) required(name))
                .stream().map(row -> new Answered(script, (List<?>) row)).toList();
    }

    /** Returns the exception for an unknown text of that name. */
    public IllegalStateException unknown(String name) {
        return new IllegalStateException(script + " answers " + name + " " + text(name));
    }
}
