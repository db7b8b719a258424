package crcr.infrastructure.redis.scripts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of a script: its file, after the shared parts that it uses.
 *
 * <p>A file begins with its header, a comment. If the file uses parts, the header's first line is {@code -- uses} and
 * their names with commas between them; a part may use others. A script with arguments lists their names in one or more
 * lines that begin with {@code -- ARGV}.
 *
 * @param before the text before the file
 * @param file the file's own text
 * @param arguments the names of the arguments that each call has
 */
record ScriptText(String before, String file, Set<String> arguments) {
    private static final String USES = "-- uses ";
    private static final String ARGV = "-- ARGV ";
    private static final String FOLDER = "/crcr/infrastructure/redis/";

    /** Keeps its own copy. */
    ScriptText {
        arguments = Set.copyOf(arguments);
    }

    /**
     * Reads a script.
     *
     * @param name its folder and its name, as in {@code targets/begin}
     */
    static ScriptText of(String name) {
        String script = read(name);
        Map<String, String> parts = new LinkedHashMap<>();
        addParts(script, parts);
        return new ScriptText(
                String.join("", parts.values()), script, lists(script, ARGV).collect(Collectors.toSet()));
    }

    /** Returns the text that Redis runs. */
    String text() {
        return before + file;
    }

    /**
     * Returns the script with a constant value of that argument.
     *
     * @throws IllegalArgumentException if it has no such argument
     */
    ScriptText always(String name, String value) {
        Set<String> others = new HashSet<>(arguments);
        if (!others.remove(name)) {
            throw new IllegalArgumentException("there is no argument " + name + " among " + arguments);
        }
        return new ScriptText(before + "arg." + name + " = [==[" + value + "]==]\n", file, others);
    }

    // Each part occurs once, after those that it uses.
    private static void addParts(String script, Map<String, String> parts) {
        lists(script, USES).filter(part -> !parts.containsKey(part)).forEach(part -> {
            String text = read("shared/" + part);
            addParts(text, parts);
            parts.put(part, text);
        });
    }

    /** Returns the names in the lines of the header with that beginning. */
    static Stream<String> lists(String script, String beginning) {
        return script.lines()
                .takeWhile(line -> line.startsWith("--"))
                .filter(line -> line.startsWith(beginning))
                .flatMap(
                        line -> Arrays.stream(line.substring(beginning.length()).split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }

    private static String read(String name) {
        String file = FOLDER + name + ".lua";
        try (InputStream in = Objects.requireNonNull(ScriptText.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
