package crcr.infrastructure.github.payload;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** JSON objects like webhooks' bodies and unlike them, drawn from a seed, in any way of writing that JSON has. */
final class RandomBodies {
    private static final List<String> KEYS = List.of(
            "number",
            "sha",
            "ref",
            "labels",
            "full_name",
            "login",
            "name",
            "id",
            "url",
            "html_url",
            "clone_url",
            "_links",
            "body",
            "title",
            "message",
            "commits",
            "added",
            "modified",
            "repository",
            "repo",
            "sender",
            "user",
            "owner",
            "organization",
            "pull_request",
            "head",
            "base",
            "action",
            "before",
            "after",
            "milestone",
            "merge_commit_sha",
            "base_ref",
            "label",
            "pusher",
            "stargazers_count",
            "topics",
            "avatar_url",
            "username",
            "",
            "/",
            "~",
            "a/b",
            "~1",
            "ü",
            "速度",
            "\"",
            "\\",
            "tab\there",
            "payload",
            "trimmed");

    private final Random random;
    private final boolean spaced;
    private final StringBuilder json = new StringBuilder();

    private RandomBodies(long seed) {
        random = new Random(seed);
        spaced = random.nextInt(3) == 0;
    }

    /** The body of this seed. */
    static byte[] of(long seed) {
        RandomBodies bodies = new RandomBodies(seed);
        switch ((int) (seed % 5)) {
            case 0 -> bodies.pullRequest();
            case 1 -> bodies.push();
            case 2 -> bodies.deep();
            case 3 -> bodies.longArray();
            default -> bodies.object(6, 10_000 + bodies.random.nextInt(150_000));
        }
        return bodies.json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The body of this seed, with a description that makes it so many bytes long. */
    static byte[] ofSize(long seed, int bytes) {
        RandomBodies bodies = new RandomBodies(seed);
        bodies.json.append("{\"x\":");
        bodies.object(4, 5_000);
        String frame = bodies.json + ",\"body\":\"\"}";
        int missing = bytes - frame.getBytes(StandardCharsets.UTF_8).length;
        bodies.json.append(",\"body\":\"").append("x".repeat(missing)).append("\"}");
        return bodies.json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void pullRequest() {
        json.append("{\"action\":\"synchronize\",\"number\":").append(random.nextInt(100_000));
        json.append(",\"pull_request\":{\"body\":");
        text(random.nextInt(66_000));
        json.append(",\"labels\":[");
        list(random.nextInt(40), () -> {
            json.append("{\"id\":1,\"name\":");
            text(20);
            json.append(",\"description\":");
            text(random.nextInt(3_000));
            json.append('}');
        });
        json.append("],\"head\":{\"sha\":\"").append(sha()).append("\",\"ref\":\"fast\",\"repo\":");
        object(3, 9_000);
        json.append("},\"user\":");
        object(2, 3_000);
        json.append("},\"repository\":");
        object(3, 9_000);
        json.append('}');
    }

    private void push() {
        json.append("{\"ref\":\"refs/heads/main\",\"before\":\"").append(sha());
        json.append("\",\"after\":\"").append(sha()).append("\",\"pusher\":{\"name\":\"octocat\",\"email\":\"e\"}");
        json.append(",\"commits\":[");
        list(random.nextInt(900), () -> {
            json.append("{\"id\":\"").append(sha()).append("\",\"url\":\"https://example.org/c\",\"message\":");
            text(random.nextInt(300));
            json.append(",\"author\":{\"name\":\"N\",\"username\":\"u").append(random.nextInt(100));
            json.append("\"},\"added\":[");
            list(random.nextInt(4), () -> text(30));
            json.append("],\"modified\":[]}");
        });
        json.append("]}");
    }

    private void deep() {
        int depth = random.nextInt(45);
        json.append("{\"body\":");
        text(40_000);
        json.append(",\"a\":");
        json.append("[{\"b\":".repeat(depth));
        object(3, 60_000);
        json.append("}]".repeat(depth)).append('}');
    }

    private void longArray() {
        json.append("{\"number\":7,\"some\":[");
        list(20_000 + random.nextInt(20_000), () -> {
            switch (random.nextInt(12_000)) {
                case 0 -> json.append("{\"login\":\"octocat\",\"x\":1}");
                case 1 -> json.append('"').append(sha()).append('"');
                case 2 -> json.append("null");
                default -> json.append(random.nextInt(1_000));
            }
        });
        json.append("]}");
    }

    private void list(int size, Runnable element) {
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                json.append(',');
            }
            space();
            element.run();
        }
    }

    private String sha() {
        return "%08x".formatted(random.nextInt()).repeat(5);
    }

    private void object(int depth, int bytes) {
        json.append('{');
        Set<String> used = new HashSet<>();
        int end = json.length() + bytes;
        boolean first = true;
        while (json.length() < end && used.size() < KEYS.size() * 3) {
            String key = key(used.size());
            if (used.add(key)) {
                json.append(first ? "" : ",");
                first = false;
                space();
                quoted(key);
                space();
                json.append(':');
                space();
                value(depth - 1, Math.max(1, (end - json.length()) / 3));
                space();
            }
        }
        json.append('}');
    }

    private String key(int used) {
        return used < KEYS.size() / 2 ? KEYS.get(random.nextInt(KEYS.size())) : "k" + random.nextInt(500);
    }

    private void value(int depth, int bytes) {
        switch (depth > 0 ? random.nextInt(9) : random.nextInt(6)) {
            case 0 -> json.append(random.nextInt());
            case 1 -> json.append(numeral());
            case 2 -> json.append(random.nextBoolean() ? "true" : "null");
            case 3, 4 -> text(Math.min(bytes, random.nextInt(4) == 0 ? 20_000 : 200));
            case 5 -> json.append('"').append(sha()).append('"');
            case 6, 7 -> object(depth, bytes);
            default -> {
                json.append('[');
                list(random.nextInt(6), () -> value(depth - 1, bytes / 4));
                json.append(']');
            }
        }
    }

    private String numeral() {
        return List.of("-0", "1.0e0", "12345678901234567890123456789", "1E+5", "0.10", "-1.5e-7")
                .get(random.nextInt(6));
    }

    private void text(int most) {
        StringBuilder text = new StringBuilder();
        Supplier<String> piece = List.<Supplier<String>>of(
                        () -> "word ",
                        () -> "ü速",
                        () -> "😀",
                        () -> "<a & b>\n",
                        () -> Character.toString((char) random.nextInt(0x10000)),
                        () -> "\"\\/\u0001")
                .get(random.nextInt(6));
        int length = most == 0 ? 0 : random.nextInt(most);
        while (text.length() < length) {
            text.append(random.nextInt(20) == 0 ? Character.toString((char) random.nextInt(0x10000)) : piece.get());
        }
        quoted(text.toString());
    }

    // Now as escapes, now as it is; halves of characters are escapes always.
    private void quoted(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                json.append(c).append(text.charAt(++i));
            } else if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20 || Character.isSurrogate(c) || random.nextInt(50) == 0) {
                json.append("\\u").append("%04X".formatted((int) c).toLowerCase(Locale.ROOT));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    private void space() {
        if (spaced) {
            json.append(List.of(" ", "", "\n  ", "\t").get(random.nextInt(4)));
        }
    }
}
