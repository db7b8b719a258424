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

/** Documents keep to the words of docs/internals/style.md, as far as a machine can see. */
final class ProseTest {
    private static final Pattern WORDS =
            Pattern.compile("(?i)\\b(?:alone|whoever|whosoever|tells?|told|wants?|hears?|heard|mends?|mended)\\b");
    // The list of these words; figures and changes, which stay as they were written.
    private static final Set<Path> ELSEWHERE =
            Set.of(Path.of("docs", "internals", "style.md"), Path.of("docs", "benchmarks.md"), Path.of("CHANGELOG.md"));
    private static final Path DECISIONS = Path.of("docs", "adr");

    @TempDir
    private Path planted;

    private static List<String> oddWords(Project project) throws IOException {
        return project.files().stream()
                .filter(file -> file.toString().endsWith(".md"))
                .filter(file -> !ELSEWHERE.contains(file) && !file.startsWith(DECISIONS))
                .flatMap(file -> in(project.document(file).prose()).map(word -> file + ": " + word))
                .toList();
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
}
