package crcr.infrastructure.redis.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The store's scripts keep their rules, and each rule catches a script that was made to break it. */
final class ScriptRulesTest {
    private static final Map<String, String> SOUND = Map.of(
            "shared/arguments",
            "local arg = {}\nfor i = 1, #ARGV, 2 do\n  arg[ARGV[i]] = ARGV[i + 1]\nend\n",
            "shared/clock",
            "local function now_ms()\n  return redis.call('TIME')[1] * 1000\nend\n",
            "shared/lives",
            "-- uses clock\nlocal LIFE = 5\nlocal function live(key)\n  return redis.call('PEXPIREAT', key, now_ms() + LIFE)\nend\n",
            "jobs/end",
            "-- uses arguments, lives\n-- Ends a job.\n-- ARGV name\n-- ARGV answer\nlive(KEYS[1])\nreturn {arg.name, arg.answer}\n");
    private static final String JAVA = "Script END = Script.of(\"jobs/end\");";

    @Test
    void theScriptsKeepTheRules() throws IOException {
        Map<String, String> scripts = ScriptFiles.scripts();

        assertTrue(scripts.size() > 20, scripts.keySet()::toString);
        assertEquals(
                Set.of(),
                ScriptRules.findings(
                        scripts, String.join("\n", ScriptFiles.java().values())));
    }

    @Test
    void aSoundScriptHasNoFindings() {
        assertEquals(Set.of(), ScriptRules.findings(SOUND, JAVA));
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                changed(
                        "jobs/end",
                        "live(KEYS[1])",
                        "live(KEYS[1], now_ms())",
                        "jobs/end reads now_ms, which neither it nor a part that it names declares"),
                changed(
                        "jobs/end",
                        "live(KEYS[1])",
                        "left = live(KEYS[1])",
                        "jobs/end reads left, which neither it nor a part that it names declares"),
                changed("jobs/end", "live(KEYS[1])", "local left = live(KEYS[1])", "jobs/end never reads its left"),
                changed(
                        "jobs/end",
                        "live(KEYS[1])",
                        "local left\nleft = live(KEYS[1])",
                        "jobs/end never reads its left"),
                changed(
                        "jobs/end",
                        "live(KEYS[1])",
                        "live(ARGV[1])",
                        "jobs/end reads ARGV, which neither it nor a part that it names declares"),
                changed("jobs/end", "arg.answer", "arg.words", "jobs/end does not list its argument words"),
                changed("jobs/end", "arg.answer", "1", "jobs/end never reads its argument answer"),
                changed("jobs/end", "lives\n", "lives, clock\n", "jobs/end does not need shared/clock"),
                changed("jobs/end", "lives\n", "lives, steps\n", "jobs/end uses shared/steps, which is not there"),
                changed(
                        "shared/lives",
                        "now_ms() + LIFE",
                        "now_ms() + arg.life",
                        "shared/lives is a part, and reads the argument life"),
                changed(
                        "shared/clock",
                        "local function",
                        "local SLOW = 1\nlocal function",
                        "shared/clock offers SLOW, which no script reads"),
                changed(
                        "shared/clock",
                        "local function now_ms()",
                        "local function now_ms(zone)",
                        "shared/clock never reads its zone"));
    }

    private static Arguments changed(String file, String sound, String broken, String finding) {
        Map<String, String> files = new TreeMap<>(SOUND);
        files.computeIfPresent(file, (_, text) -> text.replace(sound, broken));
        return Arguments.of(files, finding);
    }

    @ParameterizedTest
    @MethodSource("violations")
    void aViolationIsFound(Map<String, String> files, String finding) {
        Set<String> findings = ScriptRules.findings(files, JAVA);

        assertTrue(findings.contains(finding), findings::toString);
    }

    @Test
    void aScriptThatJavaDoesNotNameIsFound() {
        assertEquals(Set.of("jobs/end is named nowhere"), ScriptRules.findings(SOUND, ""));
    }

    @Test
    void aScriptThatIsNotThereIsFound() {
        assertEquals(
                Set.of("jobs/begin is named, and not there"),
                ScriptRules.findings(SOUND, JAVA + "Script.of(\"jobs/begin\")"));
    }

    @Test
    void whatIsNoLuaIsFound() {
        assertThrows(
                IllegalArgumentException.class, () -> ScriptRules.findings(Map.of("jobs/end", "local function"), JAVA));
    }
}
