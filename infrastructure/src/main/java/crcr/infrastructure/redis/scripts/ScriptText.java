package crcr.infrastructure.redis.scripts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The text of a script: its file, after the shared parts that it uses.
 *
 * <p>A file begins with its header, a comment. If the file uses parts, the header's first line is {@code -- uses} and
 * their names with commas between them; a part may use others. A script with arguments lists their names in one or more
 * lines that begin with {@code -- ARGV}. A call gives their values by place, in that order.
 *
 * @param parts the text before the file
 * @param file the file's own text
 * @param arguments the names of the arguments that each call has, in their order
 * @param constants the arguments that are the same in every call
 */
record ScriptText(String parts, String file, List<String> arguments, Map<String, String> constants) {
    private static final String USES = "-- uses ";
    private static final String ARGV = "-- ARGV ";
    private static final String FOLDER = "/crcr/infrastructure/redis/";
    private static final String NO_ARGUMENTS = "local arg = {}\nfor i = 1,";

    /** Keeps its own copies. */
    ScriptText {
        arguments = List.copyOf(arguments);
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
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
                String.join("", parts.values()),
                script,
                lists(script, ARGV).distinct().toList(),
                Map.of());
    }

    /** Returns the text that Redis runs. */
    String text() {
        return parts.replace(NO_ARGUMENTS, namedArguments()) + file;
    }

    // The text that Redis keeps says which place has which name, so that a call sends no names.
    private String namedArguments() {
        Stream<String> given = IntStream.range(0, arguments.size())
                .mapToObj(place -> "%s = ARGV[%d]".formatted(arguments.get(place), place + 1));
        Stream<String> bound = constants.entrySet().stream()
                .map(constant -> "%s = [==[%s]==]".formatted(constant.getKey(), constant.getValue()));
        String all = Stream.concat(given, bound).collect(Collectors.joining(", "));
        return "local arg = {%s}\nfor i = %d,".formatted(all, arguments.size() + 1);
    }

    /**
     * Returns the script with a constant value of that argument.
     *
     * @throws IllegalArgumentException if it has no such argument
     */
    ScriptText always(String name, String value) {
        List<String> others = new ArrayList<>(arguments);
        if (!others.remove(name)) {
            throw new IllegalArgumentException("there is no argument " + name + " among " + arguments);
        }
        Map<String, String> more = new LinkedHashMap<>(constants);
        more.put(name, value);
        return new ScriptText(parts, file, others, more);
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
