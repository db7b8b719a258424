package crcr.infrastructure.shared.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values are picked out of JSON, and JSON that is not what it should be is refused with words for its sender. */
final class JsonPickerTest {
    private final JsonPicker picker = new JsonPicker("a", "b.c", "b", "list");

    private Map<String, JsonValue> pick(String document) throws MalformedJsonException {
        return picker.pick(document.getBytes(StandardCharsets.UTF_8));
    }

    private String refusal(byte[] document) {
        return String.valueOf(assertThrows(MalformedJsonException.class, () -> picker.pick(document))
                .getMessage());
    }

    @Test
    void whatIsWantedIsFoundWhereverItStands() throws MalformedJsonException {
        assertEquals(
                Map.of(
                        "a", new JsonValue.Numeral("1.50"),
                        "b", new JsonValue.Structure(),
                        "b.c", new JsonValue.Text("snow \u2603"),
                        "list", new JsonValue.Structure()),
                pick(" {\"x\":{\"a\":0,\"b\":[{}]},\"b\":{\"d\":[1],\"c\":\"snow"
                        + " \\u2603\"},\"list\":[{\"a\":2}],\"a\":1.50} "));
    }

    @Test
    void aPlaceOfAnotherTypeIsToldAsWhatItIs() throws MalformedJsonException {
        assertEquals(
                Map.of("a", new JsonValue.Flag(false), "b", new JsonValue.Null()), pick("{\"a\":false,\"b\":null}"));
    }

    private static Map<String, JsonValue> pickEach(String document) throws MalformedJsonException {
        return new JsonPicker("list", "list[].a", "list[].b.c", "x.list[].list[].a")
                .pick(document.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsWantedOfEachElementIsFoundInItsOrder() throws MalformedJsonException {
        assertEquals(
                Map.of(
                        "list", new JsonValue.Structure(),
                        "list[].a",
                                new JsonValue.Items(List.of(
                                        new JsonValue.Text("one"),
                                        new JsonValue.Null(),
                                        new JsonValue.Structure(),
                                        new JsonValue.Numeral("2"))),
                        "list[].b.c", new JsonValue.Items(List.of(new JsonValue.Flag(true)))),
                pickEach("{\"list\": [{\"a\": \"one\", \"z\": [{\"a\": 0}]}, {\"a\": null, \"b\": {\"c\": true}}, 1,"
                        + " [{\"a\": 0}], {\"a\": [0]}, \"a\", {}, {\"a\": 2}], \"a\": 0}"));
    }

    @Test
    void arraysInArraysAreOneList() throws MalformedJsonException {
        assertEquals(
                Map.of(
                        "x.list[].list[].a",
                        new JsonValue.Items(List.of(new JsonValue.Numeral("1"), new JsonValue.Numeral("2")))),
                pickEach("{\"x\": {\"list\": [{\"list\": [{\"a\": 1}]}, {\"list\": [{\"a\": 2}]}]}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"a\": 1}", "\"a\"", "null", "[[{\"a\": 1}], 1, {\"z\": 1}]"})
    void whatIsNoArrayOfSuchObjectsHasNoItems(String list) throws MalformedJsonException {
        assertEquals(Set.of("list"), pickEach("{\"list\": " + list + "}").keySet());
    }

    @Test
    void whatIsReadOfAnArrayIsCheckedLikeTheRest() {
        for (String cut : List.of("{\"list\": [", "{\"list\": [{\"a\": 1}", "{\"list\": [{\"a\": 1, \"a\": 2}]}")) {
            assertThrows(MalformedJsonException.class, () -> pickEach(cut));
        }
        assertThrows(IllegalArgumentException.class, () -> new JsonPicker("list[]"));
    }

    @Test
    void whatIsNotThereIsNotFound() throws MalformedJsonException {
        assertEquals(Map.of(), pick("{}"));
    }

    @Test
    void everythingUpToTheLimitsIsRead() throws MalformedJsonException {
        String nested = "[".repeat(StrictJson.MAX_DEPTH - 1) + "]".repeat(StrictJson.MAX_DEPTH - 1);
        String text = "x".repeat(StrictJson.MAX_STRING_LENGTH);
        String key = "k".repeat(StrictJson.MAX_NAME_LENGTH);
        String number = "1".repeat(StrictJson.MAX_NUMBER_LENGTH);

        assertEquals(
                Map.of("a", new JsonValue.Text(text)),
                pick("{\"n\":" + nested + ",\"" + key + "\":" + number + ",\"a\":\"" + text + "\"}"));
    }

    private static String keys(int number) {
        return IntStream.range(0, number).mapToObj(i -> "\"k" + i + "\":0").collect(Collectors.joining(","));
    }

    @Test
    void asManyKeysAreReadAsMayBeThere() throws MalformedJsonException {
        assertEquals(Map.of("a", new JsonValue.Numeral("1")), pick("{" + keys(StrictJson.MAX_KEYS - 1) + ",\"a\":1}"));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("", "is not a JSON object"),
                Arguments.of("null", "is not a JSON object"),
                Arguments.of("[]", "is not a JSON object"),
                Arguments.of("{", "is not valid JSON at line 1"),
                Arguments.of("{\"a\":1", "is not valid JSON at line 1"),
                Arguments.of("{\"x\":\"cut o", "is not valid JSON at line 1"),
                Arguments.of("{\n\"x\":NaN}", "is not valid JSON at line 2"),
                Arguments.of("{'a':1}", "is not valid JSON"),
                Arguments.of("{\"a\":1,}", "is not valid JSON"),
                Arguments.of("{} {}", "goes on after its JSON object"),
                Arguments.of("{}x", "is not valid JSON"),
                Arguments.of("{\"a\":1,\"a\":1}", "same key twice"),
                Arguments.of("{\"x\":[{\"y\":1,\"y\":2}]}", "same key twice"),
                Arguments.of("{\"x\":" + "[".repeat(200_000) + "}", "nesting of 100"),
                Arguments.of("{\"x\":" + "{\"x\":".repeat(200_000) + "}", "nesting of 100"),
                Arguments.of("{\"x\":" + "1".repeat(10_000) + "}", "numbers of 100"),
                Arguments.of("{" + keys(100_001) + "}", "100000 keys"),
                Arguments.of("{\"x\":[" + "{\"a\":0},".repeat(100_000) + "0]}", "100000 keys"),
                Arguments.of("{\"" + "k".repeat(1_001) + "\":1}", "keys of 1000"),
                Arguments.of("{\"x\":\"\\q\"}", "is not valid JSON"),
                Arguments.of("{\"x\":\"\\u12g4\"}", "is not valid JSON"),
                Arguments.of("{\"x\":\"two\nlines\"}", "is not valid JSON"),
                Arguments.of("{\"x\":[\"" + "x".repeat(2_000_000) + "\"]}", "strings of 1000000"),
                Arguments.of("{\"a\":\"" + "x".repeat(1_000_001) + "\"}", "strings of 1000000"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatIsNotOneJsonObjectWithinTheLimitsIsRefused(String document, String why) {
        String said = refusal(document.getBytes(StandardCharsets.UTF_8));

        assertTrue(said.contains(why), said);
    }

    static Stream<Arguments> otherEncodings() {
        return Stream.of(
                Arguments.of("invalid byte", new byte[] {'{', '"', 'x', '"', ':', '"', (byte) 0xff, '"', '}'}),
                Arguments.of(
                        "overlong slash",
                        new byte[] {'{', '"', 'x', '"', ':', '"', (byte) 0xc0, (byte) 0xaf, '"', '}'}),
                Arguments.of(
                        "surrogate",
                        new byte[] {'{', '"', 'x', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'}),
                Arguments.of(
                        "cut within a character", new byte[] {'{', '"', 'x', '"', ':', '"', (byte) 0xe2, (byte) 0x98}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherEncodings")
    void whatIsNotUtf8IsRefusedAlsoWhereNobodyLooks(String name, byte[] document) {
        assertEquals("is not UTF-8", refusal(document));
    }

    @Test
    void anotherEncodingIsNotGuessed() {
        for (var encoding : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            assertThrows(MalformedJsonException.class, () -> picker.pick("{\"a\":1}".getBytes(encoding)));
        }
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.writeBytes(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        marked.writeBytes("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        assertThrows(MalformedJsonException.class, () -> picker.pick(marked.toByteArray()));
    }

    @Test
    void aRefusalDoesNotQuoteTheDocument() {
        assertFalse(
                refusal("{\"a\": secret-text}".getBytes(StandardCharsets.UTF_8)).contains("secret"));
    }
}
