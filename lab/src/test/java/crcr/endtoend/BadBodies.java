package crcr.endtoend;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What may be wrong with a body, made of a good one. */
final class BadBodies {
    private static final int DEEP = 200_000;
    private static final int LONG = 3 * 1024 * 1024;

    private BadBodies() {}

    /** Each by what is wrong with it. */
    static Map<String, byte[]> of(String good) {
        byte[] bytes = utf8(good);
        Map<String, byte[]> bad = new TreeMap<>();
        bad.put("empty", new byte[0]);
        bad.put("whitespace", utf8(" \n "));
        bad.put("cut off in the middle", Arrays.copyOf(bytes, bytes.length / 2));
        bad.put("cut off at the end", Arrays.copyOf(bytes, bytes.length - 1));
        bad.put("an array", utf8("[" + good + "]"));
        bad.put("a text", utf8("\"{}\""));
        bad.put("a number", utf8("42"));
        bad.put("null", utf8("null"));
        bad.put("200,000 brackets", utf8("[".repeat(DEEP)));
        bad.put("200,000 brackets within", with(good, "[".repeat(DEEP) + "]".repeat(DEEP)));
        bad.put("200,000 braces", utf8("{\"a\":".repeat(DEEP)));
        bad.put("a string of 3 MB", with(good, "\"" + "x".repeat(LONG) + "\""));
        bad.put("a key of 10,000 characters", with(good, "{\"" + "x".repeat(10_000) + "\":1}"));
        bad.put("100,001 keys", with(good, "{" + keys(100_001) + "}"));
        bad.put("100,001 keys in many objects", with(good, "[" + "{\"a\":{\"b\":0}},".repeat(50_001) + "0]"));
        bad.put("a number of 10,000 digits", with(good, "1".repeat(10_000)));
        bad.put("a fraction of 10,000 digits", with(good, "0." + "1".repeat(10_000)));
        bad.put("the same key twice", with(good, "{\"a\":1,\"a\":1}"));
        bad.put("the same key twice at the top", utf8(good.replaceFirst("\\{", "{\"x\":1,\"x\":2,")));
        bad.put("the same key twice, once with an escape", with(good, "{\"a\":1,\"\\u0061\":1}"));
        bad.put("a byte that no UTF-8 has", invalidUtf8(good, (byte) 0xff));
        bad.put("an overlong character", invalidUtf8(good, (byte) 0xc0, (byte) 0xaf));
        bad.put("half a character", invalidUtf8(good, (byte) 0xed, (byte) 0xa0, (byte) 0x80));
        bad.put("UTF-16", good.getBytes(StandardCharsets.UTF_16));
        bad.put("UTF-16 without a mark", good.getBytes(StandardCharsets.UTF_16LE));
        bad.put("UTF-32", good.getBytes(Charset.forName("UTF-32")));
        bad.put("a byte order mark", utf8("\ufeff" + good));
        bad.put("NaN", with(good, "NaN"));
        bad.put("infinity", with(good, "-Infinity"));
        bad.put("a leading zero", with(good, "01"));
        bad.put("a hexadecimal number", with(good, "0x1F"));
        bad.put("single quotes", with(good, "'text'"));
        bad.put("a control character", with(good, "\"a\u0001b\""));
        bad.put("an unknown escape", with(good, "\"\\x41\""));
        bad.put("a trailing comma", with(good, "[1,]"));
        bad.put("a comment", with(good, "/* a comment */ 1"));
        bad.put("a second object", utf8(good + good));
        bad.put("garbage behind", utf8(good + " garbage"));
        bad.put("a null byte behind", utf8(good + "\0"));
        return bad;
    }

    private static String keys(int number) {
        return IntStream.range(0, number).mapToObj(i -> "\"" + i + "\":0").collect(Collectors.joining(","));
    }

    private static byte[] with(String good, String json) {
        return utf8(good.replaceFirst("\\{", "{\"x\":" + json.replace("\\", "\\\\") + ","));
    }

    private static byte[] invalidUtf8(String good, byte... within) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(utf8("{\"x\":\""));
        bytes.writeBytes(within);
        bytes.writeBytes(utf8("\"," + good.substring(1)));
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
