package crcr.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every test that a document leans on is there: decisions, the threat model and all others. */
final class NamedTestsTest {
    private static final Pattern TEST = Pattern.compile("[A-Z]\\w*[a-z](?:Test|Contract|IT)");
    private static final Path THREATS = Path.of("docs", "concepts", "threat-model.md");
    private static final Path DECISIONS = Path.of("docs", "adr");

    @TempDir
    private Path planted;

    private static List<String> missing(Project project) throws IOException {
        Set<String> there = project.files().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".java"))
                .map(name -> name.substring(0, name.length() - ".java".length()))
                .collect(Collectors.toSet());
        return project.files().stream()
                .filter(file -> file.toString().endsWith(".md"))
                .flatMap(file -> named(project, file)
                        .filter(test -> !there.contains(test))
                        .map(test -> file + ": " + test))
                .toList();
    }

    private static Stream<String> named(Project project, Path file) {
        return project.document(file).code().stream()
                .filter(piece -> TEST.matcher(piece).matches());
    }

    private void plant(String file, String text) throws IOException {
        Path path = planted.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void theTestsThatDocumentsNameAreThere() throws IOException {
        // Tests run in their module's directory.
        assertEquals(List.of(), missing(new Project(Path.of(".."))));
    }

    @Test
    void theThreatModelAndTheDecisionsNameMany() throws IOException {
        Project project = new Project(Path.of(".."));

        assertTrue(named(project, THREATS).count() > 20, () -> "few tests are named in " + THREATS);
        assertTrue(
                project.files().stream()
                                .filter(file -> file.startsWith(DECISIONS))
                                .flatMap(file -> named(project, file))
                                .distinct()
                                .count()
                        > 50,
                () -> "few tests are named in " + DECISIONS);
    }

    @Test
    void aTestThatIsNotThereIsFound() throws IOException {
        plant("src/test/java/HereTest.java", "");
        plant("docs/adr/0001-x.md", "Held by `HereTest` and `GoneTest`, and by `StoreContract`.\n");

        assertEquals(
                List.of("docs/adr/0001-x.md: GoneTest", "docs/adr/0001-x.md: StoreContract"),
                missing(new Project(planted)));
    }
}
