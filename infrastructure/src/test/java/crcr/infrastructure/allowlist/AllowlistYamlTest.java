package crcr.infrastructure.allowlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Device;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Level;
import crcr.domain.allowlist.Participation;
import crcr.domain.document.DocumentReading;
import crcr.domain.document.Problem;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.shared.yaml.YamlDocument;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which documents are an allowlist, and what is said about those that are none. */
final class AllowlistYamlTest {
    private final AllowlistYaml yaml = new AllowlistYaml();

    private List<Downstream> valid(String text) {
        return switch (yaml.read(text)) {
            case DocumentReading.Valid<Allowlist>(Allowlist allowlist, var _) -> allowlist.all();
            case DocumentReading.Invalid<Allowlist> invalid -> throw new AssertionError(invalid);
        };
    }

    private List<Problem> problems(String text) {
        return switch (yaml.read(text)) {
            case DocumentReading.Valid<Allowlist> valid -> throw new AssertionError(valid);
            case DocumentReading.Invalid<Allowlist>(List<Problem> problems) -> problems;
        };
    }

    private static Downstream at(Level level, String repository, String... oncalls) {
        Optional<Device> device = level == Level.L3 ? Optional.of(new Device("npu")) : Optional.empty();
        return new Downstream(RepositoryName.of(repository), level, device, Arrays.asList(oncalls), Participation.ALL);
    }

    @Test
    void theContractsExampleIsRead() {
        assertEquals(
                List.of(
                        at(Level.L1, "org1/repo1"),
                        at(Level.L2, "org3/repo3", "oncall1", "oncall2"),
                        at(Level.L3, "org4/npu-repo", "oncall1", "oncall2"),
                        at(Level.L4, "org5/repo5", "oncall1")),
                valid("""
                        L1:
                          - org1/repo1
                        L2:
                          - org3/repo3: oncall1, oncall2     # oncalls are optional on any entry
                        L3:
                          npu:                               # device
                            org4/npu-repo: [oncall1, oncall2]
                        L4:
                          - org5/repo5: oncall1
                        """));
    }

    static Stream<Arguments> goodDocuments() {
        Downstream plain = at(Level.L1, "a/one");
        Downstream npu = at(Level.L3, "a/one");
        return Stream.of(
                arguments("{}", List.of()),
                arguments("L1:\nL2: ~\nL3: null\nL4: []\n", List.of()),
                arguments("L3: {}", List.of()),
                arguments("L3:\n  npu:\n", List.of()),
                arguments("# nothing yet\nL1: # still nothing\n", List.of()),
                arguments("x-note: {anything: [goes, 1, {a: b}]}\nx-: 1\nL1: [a/one]\n", List.of(plain)),
                arguments("\uFEFFL1: [a/one]", List.of(plain)),
                arguments("---\nL1: [a/one]\n...\n", List.of(plain)),
                arguments("L1:\r\n- a/one\r\n", List.of(plain)),
                arguments("{\"L1\": [\"a/one\"]}", List.of(plain)),
                arguments("L1:\n- a/one:\n", List.of(plain)),
                arguments("L1:\n- a/one: ''\n", List.of(plain)),
                arguments("L1:\n- a/one: ' , ,'\n", List.of(plain)),
                arguments("L1:\n- a/one: []\n", List.of(plain)),
                arguments("L1:\n- a/one: x,y , z\n", List.of(at(Level.L1, "a/one", "x", "y", "z"))),
                arguments("L1:\n- a/one:\n  - x\n  - 12\n  - yes\n", List.of(at(Level.L1, "a/one", "x", "12", "yes"))),
                arguments("L3:\n  npu:\n  - a/one\n", List.of(npu)),
                arguments(
                        "L3:\n  npu:\n  - a/one: x\n  - a/two\n",
                        List.of(at(Level.L3, "a/one", "x"), at(Level.L3, "a/two"))),
                arguments("L3:\n  npu:\n    a/one:\n    a/two: x, y\n", List.of(npu, at(Level.L3, "a/two", "x", "y"))),
                arguments("L1:\n- 1/2\n- 0x1/1e5\n", List.of(at(Level.L1, "1/2"), at(Level.L1, "0x1/1e5"))),
                arguments(
                        "x-team: &team [x, y]\nL1:\n- a/one: *team\nL2:\n- a/two: *team\n",
                        List.of(at(Level.L1, "a/one", "x", "y"), at(Level.L2, "a/two", "x", "y"))));
    }

    @ParameterizedTest
    @MethodSource("goodDocuments")
    void whatTheContractAllowsIsRead(String text, List<Downstream> expected) {
        assertEquals(expected, valid(text));
    }

    @Test
    void theSpellingIsKept() {
        assertEquals("Org/Repo", valid("L1: [Org/Repo]").getFirst().repository().toString());
    }

    static Stream<Arguments> badDocuments() {
        return Stream.of(
                // Not a mapping.
                arguments("", "the document", "is empty"),
                arguments("# only a comment\n", "the document", "is empty"),
                arguments("---\n", "the document", "is empty"),
                arguments("~", "the document", "is empty"),
                arguments("- a/one", "line 1", "is not a mapping"),
                arguments("a/one", "line 1, \"a/one\"", "is not a mapping"),
                // Keys.
                arguments("L1: []\nL5: []", "line 2, \"L5\"", "is not a level"),
                arguments("l1: [a/one]", "line 1, \"l1\"", "is not a level"),
                arguments("X-note: 1", "line 1, \"X-note\"", "is not a level"),
                arguments("'': 1", "line 1, \"\"", "is not a level"),
                arguments("~: 1", "line 1", "is not a level"),
                arguments("[L1]: 1", "line 1", "is not a level"),
                arguments("x-a: &a {L1: [a/one]}\n<<: *a", "line 2, \"<<\"", "is not a level"),
                arguments("L1: []\nL2: []\nL1: []", "line 3, \"L1\"", "is there already, at line 1"),
                arguments("L3:\n  npu:\n  xpu:\n  npu:\n", "line 4, \"npu\"", "is there already in L3, at line 2"),
                // Levels.
                arguments("L1: a/one", "line 1, \"L1\"", "should hold a list"),
                arguments("L1:\n  a/one: x", "line 1, \"L1\"", "should hold a list"),
                arguments("L3: [a/one]", "line 1, \"L3\"", "should hold a mapping from devices"),
                arguments("L3: a/one", "line 1, \"L3\"", "should hold a mapping from devices"),
                arguments("L3:\n  npu: a/one", "line 2, \"npu\"", "should hold a list or a mapping"),
                arguments("L3:\n  [npu]: []", "line 2", "is not the name of a device"),
                arguments("L3:\n  n pu: [a/one]", "line 2, \"a/one\"", "stands under a device whose name is not"),
                // Entries.
                arguments("L1:\n- one", "line 2, \"one\"", "is not a repository in the form owner/repo"),
                arguments("L1:\n- a/b/c", "line 2, \"a/b/c\"", "is not a repository in the form owner/repo"),
                arguments("L1:\n- https://github.com/a/b", "line 2, \"https://github.com/a/b\"", "is not a repository"),
                arguments("L1:\n- 12", "line 2, \"12\"", "is not a repository"),
                arguments("L1:\n- \"a/b\\n\"", "line 2, \"a/b\n\"", "is not a repository"),
                arguments("L1:\n-\n", "line 2", "is neither owner/repo nor"),
                arguments("L1:\n- [a/one]", "line 2", "is neither owner/repo nor"),
                arguments("L1:\n- {}", "line 2", "is neither owner/repo nor"),
                arguments("L1:\n- a/one: x\n  a/two: y", "line 2", "is neither owner/repo nor"),
                arguments("L1:\n- ? [a/one]\n  : x", "line 2", "is neither owner/repo nor"),
                arguments("L3:\n  npu:\n    one: x", "line 3, \"one\"", "is not a repository"),
                arguments("L3:\n  npu:\n    ~: x", "line 3", "is neither owner/repo nor"),
                arguments(
                        "L1:\n- a/one\nL4:\n- A/One: x", "line 4, \"A/One\"", "is listed already at line 2, \"a/one\""),
                arguments(
                        "L3:\n  npu:\n    a/one: x\n    a/one: y", "line 4, \"a/one\"", "is listed already at line 3"),
                arguments("L3:\n  npu: [a/one]\n  xpu: [a/one]", "line 3, \"a/one\"", "is listed already at line 2"),
                arguments("L1:\n- &a a/one\n- *a", "line 2, \"a/one\"", "is listed already"),
                arguments(
                        "L1:\n- a/one: {oncalls: a, events: [], oncalls: b}",
                        "line 2, \"oncalls\"",
                        "is there already in"),
                // Nodes that contain themselves.
                arguments("L1: &a\n- *a", "line 1", "is neither owner/repo nor"),
                arguments("L3: &a\n  npu: *a", "line 2, \"npu\"", "is not a repository in the form"),
                // Tags.
                arguments(
                        "L1: !!java.util.HashSet [a/one]",
                        "line 1",
                        "Global tag is not allowed: tag:yaml.org,2002:java.util.HashSet"),
                arguments("L1:\n- !foo a/one", "line 2, \"a/one\"", "has the tag !foo"),
                arguments("x-note: !!javax.script.ScriptEngineManager []", "line 1", "Global tag is not allowed"),
                arguments("!foo\nL1: []", "line 1", "has the tag !foo"),
                arguments("L1:\n- !!binary YS9vbmU=", "line 2, \"YS9vbmU=\"", "has the tag"),
                // Syntax.
                arguments("L1: [a/one", "line 1", "cannot be read as YAML: while parsing a flow sequence"),
                arguments("L1:\n\t- a/one", "line 2", "cannot be read as YAML: "),
                arguments("L1:\n- a/one\n- b: c: d", "line 3", "cannot be read as YAML: "),
                arguments("L1:\n- *nobody", "line 2", "undefined alias nobody"),
                arguments("L1: []\n---\nL2: []", "line 2", "but found another document"),
                arguments("L1:\n- a/one\n- a\u0000/two", "line 3", "it has the character U+0000"),
                arguments("L1:\n- 😀\n- \uFFFF", "line 3", "it has the character U+FFFF"));
    }

    @ParameterizedTest
    @MethodSource("badDocuments")
    void whatItDoesNotAllowIsToldWithItsPlace(String text, String place, String words) {
        List<Problem> problems = problems(text);

        assertTrue(
                problems.stream()
                        .anyMatch(problem -> problem.place().equals(place)
                                && problem.message().contains(words)),
                problems::toString);
    }

    @Test
    void allProblemsAreToldTogether() {
        assertEquals(
                List.of("line 3", "line 5, \"L5\"", "line 7, \"L4\"", "line 4, \"three\"", "line 12, \"A/ONE\""),
                problems("""
                                L1:
                                - a/one
                                - [a/two]
                                - three
                                L5:
                                - a/five
                                L4: a/six
                                L3:
                                  npu:
                                    a/seven: x
                                  xpu:
                                    A/ONE: y
                                """).stream().map(Problem::place).toList());
    }

    @Test
    void aLongTextIsQuotedInPart() {
        Problem problem = problems("L1: [" + "😀".repeat(5_000) + "]").getFirst();

        assertEquals("line 1, \"" + "😀".repeat(200) + "…\"", problem.place());
    }

    @Test
    void aLongTagIsQuotedInPart() {
        assertTrue(problems("L1: !!" + "a".repeat(5_000) + " x")
                        .getFirst()
                        .message()
                        .length()
                < 300);
    }

    @Test
    void aBombOfAliasesIsRefused() {
        StringBuilder bomb = new StringBuilder("x-0: &a0 [a, a, a, a, a, a, a, a, a]\n");
        for (int level = 1; level < 30; level++) {
            String alias = "*a" + (level - 1);
            bomb.append("x-").append(level).append(": &a").append(level).append(" [");
            bomb.append(String.join(", ", List.of(alias, alias, alias, alias, alias)));
            bomb.append("]\n");
        }
        assertBeyond(bomb.toString());
    }

    @Test
    void anAliasCannotMultiplyWhatIsReadOrTold() {
        StringBuilder text = new StringBuilder("L1: []\nL3:\n d0: &a [");
        for (int number = 0; number < 60_000; number++) {
            text.append("o/r").append(number).append(',');
        }
        text.append("]\n");
        for (int device = 1; device < 20; device++) {
            text.append(" d").append(device).append(": *a\n");
        }

        List<Problem> problems = problems(text.toString());

        assertEquals(101, problems.size());
        assertTrue(problems.getFirst().message().contains("comes after 100000 entries"), problems::toString);
        // 1,200,000 entries, of which 100,000 are read, and 60,000 are there once.
        assertEquals("has 1139900 more problems", problems.getLast().message());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{", "- ", "? ", "{a: ", "[a, "})
    void deepNestingIsRefused(String open) {
        assertBeyond("L1: \n " + open.repeat(200_000));
    }

    @Test
    void aHugeDocumentIsRefused() {
        assertBeyond("# comment\n".repeat(200_000) + "L1: [a/one]");
        assertBeyond("L1: [" + "a".repeat(YamlDocument.MAX_CODE_POINTS) + "]");
    }

    private void assertBeyond(String text) {
        Problem problem = problems(text).getFirst();
        assertEquals("the document", problem.place());
        assertTrue(problem.message().startsWith("goes beyond what is read: "), problem::message);
    }

    @Test
    void aLargeAllowlistIsRead() {
        StringBuilder text = new StringBuilder("L1:\n");
        for (int number = 0; number < 10_000; number++) {
            text.append("- org/repo").append(number).append(": oncall\n");
        }
        assertEquals(10_000, valid(text.toString()).size());
    }
}
