package crcr.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents and sources keep to the words and the widths of docs/internals/style.md, as far as a machine can see. */
final class ProseTest {
    private static final Pattern WORDS =
            Pattern.compile("(?i)\\b(?:alone|whoever|whosoever|tells?|told|wants?|hears?|heard|mends?|mended)\\b");
    // The list of these words; figures and changes, which stay as they were written.
    private static final Set<Path> ELSEWHERE =
            Set.of(Path.of("docs", "internals", "style.md"), Path.of("docs", "benchmarks.md"), Path.of("CHANGELOG.md"));
    private static final Path DECISIONS = Path.of("docs", "adr");
    // Where the words are listed and planted.
    private static final Set<Path> OF_THE_RULE =
            Set.of(Path.of("bootstrap/src/test/java/crcr/documentation/ProseTest.java"));
    private static final Pattern TEST = Pattern.compile("src/test/|action/test/|k8s/test/");
    // What earlier versions had.
    private static final Pattern FROZEN = Pattern.compile("src/test/resources/");
    private static final int WIDEST = 120;
    // A record's component or a parameter may have such a name.
    private static final Pattern NAMED = Pattern.compile("@param \\w+|\\{@code \\w+}");
    // An address cannot be broken.
    private static final Pattern ADDRESS = Pattern.compile("\\S*https?://\\S+");

    @TempDir
    private Path planted;

    private static List<String> oddWords(Project project) throws IOException {
        return project.files().stream()
                .filter(file -> file.toString().endsWith(".md"))
                .filter(file -> !ELSEWHERE.contains(file) && !file.startsWith(DECISIONS))
                .flatMap(file -> in(project.document(file).prose()).map(word -> file + ": " + word))
                .toList();
    }

    private static List<String> oddWordsInSources(Project project) throws IOException {
        return sources(project)
                .flatMap(file -> SourceProse.of(file).stream()
                        .flatMap(language -> proseLines(language, file, project.read(file)).stream())
                        .flatMap(line -> line.prose().stream()
                                .map(prose -> NAMED.matcher(prose).replaceAll(""))
                                .flatMap(ProseTest::in)
                                .map(word -> file + ":" + line.number() + ": " + word)))
                .toList();
    }

    // Texts of tests are mostly data.
    private static List<SourceProse.Line> proseLines(SourceProse language, Path file, String source) {
        return TEST.matcher(file.toString()).find() ? language.comments(source) : language.lines(source);
    }

    private static List<String> wideComments(Project project) throws IOException {
        return sources(project)
                .flatMap(file -> SourceProse.of(file).stream()
                        .flatMap(language -> language.comments(project.read(file)).stream())
                        .map(line -> new SourceProse.Line(
                                line.number(), ADDRESS.matcher(line.whole()).replaceAll(""), line.prose()))
                        .filter(line -> line.whole().length() > WIDEST)
                        .map(line ->
                                file + ":" + line.number() + ": " + line.whole().length() + " characters"))
                .toList();
    }

    private static Stream<Path> sources(Project project) throws IOException {
        return project.files().stream()
                .filter(file -> SourceProse.of(file).isPresent())
                .filter(file -> !OF_THE_RULE.contains(file)
                        && !FROZEN.matcher(file.toString()).find());
    }

    private static Stream<String> in(String prose) {
        return WORDS.matcher(prose).results().map(MatchResult::group);
    }

    @Test
    void documentsKeepToTheWords() throws IOException {
        // Tests run in their module's directory.
        assertEquals(List.of(), oddWords(new Project(Path.of(".."))));
    }

    @Test
    void anOddWordIsFound() throws IOException {
        Files.writeString(planted.resolve("README.md"), "Whoever is told, and [alone](x.md).\n\n```\ntell\n```\n");

        assertEquals(List.of("README.md: Whoever", "README.md: told"), oddWords(new Project(planted)));
    }

    @Test
    void sourcesKeepToTheWords() throws IOException {
        assertEquals(List.of(), oddWordsInSources(new Project(Path.of(".."))));
    }

    @Test
    void commentsKeepToTheWidth() throws IOException {
        assertEquals(List.of(), wideComments(new Project(Path.of(".."))));
    }

    @Test
    void anOddWordInASourceIsFound() throws IOException {
        Files.writeString(
                planted.resolve("Odd.java"),
                "/** Whoever. */\nclass Odd {\n    // Told.\n    String told = \"it wants this\";\n    // @param told fine\n}\n");
        Files.writeString(planted.resolve("odd.lua"), "-- Alone.\nlocal alone = 'mend it'\n");
        Files.writeString(planted.resolve("odd.mjs"), "const told = 'The relay tells {what}.';\n");
        Files.writeString(planted.resolve("odd.sh"), "# Mends.\ntold\n");

        assertEquals(
                List.of(
                        "Odd.java:1: Whoever",
                        "Odd.java:3: Told",
                        "Odd.java:4: wants",
                        "odd.lua:1: Alone",
                        "odd.mjs:1: tells",
                        "odd.sh:1: Mends"),
                oddWordsInSources(new Project(planted)));
    }

    @Test
    void aWideCommentIsFound() throws IOException {
        String wide = "x".repeat(118);
        Files.writeString(planted.resolve("Wide.java"), "// " + wide + "\n// " + wide.substring(1) + "\n");
        Files.writeString(planted.resolve("wide.lua"), "-- " + wide + "\nlocal x = '" + wide + "'\n");
        Files.writeString(planted.resolve("wide.yaml"), "# https://example.org/" + wide + "\n");

        assertEquals(
                List.of("Wide.java:1: 121 characters", "wide.lua:1: 121 characters"),
                wideComments(new Project(planted)));
    }
}
