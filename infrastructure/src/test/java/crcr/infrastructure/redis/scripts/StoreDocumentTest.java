package crcr.infrastructure.redis.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/internals/store.md names the keys and fields that the scripts and the adapter name, and no others. */
final class StoreDocumentTest {
    // Tests run in their module's directory.
    private static final Path DOCUMENT = Path.of("..", "docs", "internals", "store.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `\\{crcr}:([^`]+)` \\| ([a-z ]+) \\|(.*)\\|$", Pattern.MULTILINE);
    private static final Pattern QUOTED = Pattern.compile("`([a-z_]+(?::<[a-z]+>)?)`");
    private static final Pattern SCRIPT = Pattern.compile("`([a-z]+/[a-z_]+)`");
    private static final Pattern KEY_IN_JAVA = Pattern.compile("TAG \\+ ([^;]+);");
    private static final Pattern TEXT_IN_JAVA = Pattern.compile("\"([^\"]*)\"");
    private static final Set<String> TYPES = Set.of("hash", "string", "list", "sorted set", "stream");

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(DOCUMENT)).results().toList();
    }

    private static Stream<LuaStoreNames> scripts() throws IOException {
        return ScriptFiles.scripts().values().stream().map(LuaStoreNames::of);
    }

    /** What the keys of Java begin with; those of a queue with the word queue in its place. */
    private static Stream<String> keysOfJava() throws IOException {
        return KEY_IN_JAVA
                .matcher(ScriptFiles.java().get("scripts/Keys"))
                .results()
                .map(key -> key.group(1))
                .map(key -> key.startsWith("queue ")
                        ? "<queue>" + texts(key).findFirst().orElseThrow()
                        : texts(key).findFirst().orElseThrow());
    }

    private static Stream<String> texts(String expression) {
        return TEXT_IN_JAVA.matcher(expression).results().map(text -> text.group(1));
    }

    /** A key of the document up to what differs; its queue stays. */
    private static String beginning(String key) {
        int from = key.startsWith("<queue>") ? "<queue>".length() : 0;
        int end = key.indexOf('<', from);
        return end < 0 ? key : key.substring(0, end);
    }

    @Test
    void itHasEachKeyAndNoOther() throws IOException {
        Set<String> named = Stream.concat(scripts().flatMap(script -> script.keys().stream()), keysOfJava())
                // The scripts of targets name the dead letters of their own queue.
                .map(key -> key.equals("dead:dispatch") ? "dead:" : key)
                .collect(Collectors.toCollection(TreeSet::new));

        assertTrue(named.size() > 25, named::toString);
        assertEquals(
                named,
                rows().stream().map(row -> beginning(row.group(1))).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void itSaysOfEachKeyWhatItsTypeAndItsLifeAre() throws IOException {
        for (MatchResult row : rows()) {
            assertTrue(TYPES.contains(row.group(2)), row.group());
            List<String> cells =
                    Arrays.stream(row.group(3).split("\\|")).map(String::strip).toList();
            assertEquals(4, cells.size(), row.group());
            assertTrue(cells.stream().noneMatch(String::isEmpty), row.group());
        }
    }

    private static Set<String> documentedFields() throws IOException {
        return rows().stream()
                .filter(row -> row.group(2).equals("hash"))
                .map(row -> row.group(3).split("\\|", 2)[0])
                .flatMap(cell -> QUOTED.matcher(cell).results())
                .map(field -> LuaStoreNames.beginning(field.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void itHasEachFieldThatAScriptNames() throws IOException {
        Set<String> named =
                scripts().flatMap(script -> script.fields().stream()).collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = documentedFields();

        assertTrue(named.size() > 40, named::toString);
        named.removeAll(documented);
        assertEquals(Set.of(), named);
    }

    @Test
    void itHasNoFieldThatNobodyNames() throws IOException {
        Set<String> documented = documentedFields();
        documented.removeAll(
                scripts().flatMap(script -> script.fields().stream()).collect(Collectors.toSet()));
        String adapter = String.join("\n", ScriptFiles.java().values())
                + Files.readString(Path.of(
                        "..", "application", "src", "main", "java", "crcr", "application", "hud", "HudQueue.java"));
        documented.removeIf(field -> adapter.contains("\"" + field + "\""));

        assertEquals(Set.of(), documented);
    }

    @Test
    void theScriptsOfWhichItSpeaksAreThere() throws IOException {
        Map<String, String> scripts = ScriptFiles.scripts();
        Set<String> spokenOf = SCRIPT.matcher(Files.readString(DOCUMENT))
                .results()
                .map(script -> script.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertTrue(spokenOf.size() > 20, spokenOf::toString);
        spokenOf.removeAll(scripts.keySet());
        assertEquals(Set.of(), spokenOf);
    }
}
