package crcr.infrastructure.github.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What was sent in place of a body, compared with it value by value. It knows by itself what must stay, so that it does
 * not repeat a mistake of what it checks.
 */
final class SlimmedBody {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final Set<String> STAYING_NAMES = Set.of(
            "number",
            "sha",
            "ref",
            "full_name",
            "login",
            "username",
            "action",
            "before",
            "after",
            "merged",
            "draft",
            "state",
            "label",
            "merge_commit_sha",
            "base_ref");

    private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern WHERE_NAMES_STAY = Pattern.compile(".*/labels(/[0-9-]+)?|.*/label|.*/pusher");

    // No key of a test's document.
    private static final String ELEMENT = "an element";

    private final List<String> differences = new ArrayList<>();

    private SlimmedBody() {}

    /** Reads JSON that is known to be such. */
    static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(new String(json, UTF_8), e);
        }
    }

    /** Fails unless what was sent is the body but for what its list names, and has all that must stay. */
    static void assertFaithful(byte[] body, JsonNode clientPayload) {
        SlimmedBody comparison = new SlimmedBody();
        comparison.compare("", read(body), clientPayload.path("payload"));
        List<String> trimmed = new ArrayList<>();
        clientPayload.path("trimmed").forEach(pointer -> trimmed.add(pointer.textValue()));
        List<String> differences = comparison.differences;
        if (JSON.valueToTree(differences).toString().getBytes(UTF_8).length <= 4_096) {
            assertEquals(differences, trimmed);
        } else {
            assertTrue(clientPayload.path("trimmed").toString().getBytes(UTF_8).length <= 4_096);
            for (String difference : differences) {
                assertTrue(
                        trimmed.stream().anyMatch(pointer -> isWithin(difference, pointer)),
                        () -> difference + " is not told in " + trimmed);
            }
            for (String pointer : trimmed) {
                assertTrue(
                        differences.stream().anyMatch(difference -> isWithin(difference, pointer)),
                        () -> pointer + " is told without a cause");
            }
        }
    }

    private static boolean isWithin(String pointer, String outer) {
        return pointer.equals(outer) || pointer.startsWith(outer + "/");
    }

    private void compare(String pointer, JsonNode body, JsonNode sent) {
        if (body.isObject() && sent.isObject()) {
            for (Map.Entry<String, JsonNode> member : body.properties()) {
                String at = pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
                JsonNode other = sent.get(member.getKey());
                if (other == null) {
                    assertNothingOfItStays(at, member.getKey(), pointer, member.getValue());
                    differences.add(at);
                } else {
                    if (mustStay(pointer, member.getKey(), member.getValue())) {
                        assertEquals(member.getValue(), other, at);
                    }
                    compare(at, member.getValue(), other);
                }
            }
            assertTrue(sent.size() <= body.size(), () -> "something was added at " + pointer);
        } else if (body.isArray() && sent.isArray()) {
            assertEquals(body.size(), sent.size(), pointer);
            for (int i = 0; i < body.size(); i++) {
                if (sent.get(i).isNull() && !body.get(i).isNull()) {
                    assertNothingOfItStays(pointer + "/" + i, ELEMENT, pointer, body.get(i));
                    differences.add(pointer + "/" + i);
                } else {
                    compare(pointer + "/" + i, body.get(i), sent.get(i));
                }
            }
        } else if (!body.equals(sent)) {
            String mark = "… [cut by the relay]";
            assertTrue(sent.isTextual() && sent.textValue().endsWith(mark), () -> sent + " at " + pointer);
            String kept = sent.textValue().substring(0, sent.textValue().length() - mark.length());
            assertTrue(body.textValue().startsWith(kept), pointer);
            assertTrue(
                    !Character.isHighSurrogate((kept + " ").charAt(Math.max(0, kept.length() - 1)))
                            || !Character.isLowSurrogate(body.textValue().charAt(kept.length())),
                    () -> "half a character at " + pointer);
            differences.add(pointer);
        }
    }

    private static void assertNothingOfItStays(String pointer, String name, String above, JsonNode value) {
        assertTrue(!mustStay(above, name, value), () -> pointer + " was lost");
        if (value.isObject()) {
            value.properties()
                    .forEach(member -> assertNothingOfItStays(
                            pointer + "/" + member.getKey(), member.getKey(), pointer, member.getValue()));
        } else if (value.isArray()) {
            value.forEach(element -> assertNothingOfItStays(pointer + "/-", ELEMENT, pointer, element));
        }
    }

    private static boolean mustStay(String above, String name, JsonNode value) {
        return value.isValueNode()
                && (STAYING_NAMES.contains(name)
                        || SHA.matcher(value.asText()).matches()
                        || (name.equals("name")
                                && WHERE_NAMES_STAY.matcher(above).matches())
                        || (name.equals(ELEMENT) && !value.isNull() && above.endsWith("/labels")));
    }

    /** How many bytes the values that must stay have, with all that leads to them. */
    static int bytesThatMustStay(byte[] body) {
        return bytes("", read(body));
    }

    private static int bytes(String pointer, JsonNode value) {
        int bytes = 0;
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            int below = mustStay(pointer, member.getKey(), member.getValue())
                    ? literal(member.getValue())
                    : bytes(pointer + "/" + member.getKey(), member.getValue());
            bytes += below == 0 ? 0 : below + 2 + literal(JsonNodeFactory.instance.textNode(member.getKey()));
        }
        if (value.isArray()) {
            int elements = 0;
            for (JsonNode element : value) {
                elements += mustStay(pointer, ELEMENT, element) ? literal(element) : bytes(pointer + "/-", element);
            }
            bytes += elements == 0 ? 0 : elements + 5 * value.size();
        }
        return bytes == 0 ? 0 : bytes + 2;
    }

    // A character has up to six bytes, as an escape.
    private static int literal(JsonNode value) {
        return 2 + value.asText().chars().map(c -> c < 0x20 || c > 0x7f ? 6 : 2).sum();
    }
}
