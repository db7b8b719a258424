package crcr.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Whatever documents and comments cite is there, down to the heading. */
final class LinksTest {
    // Tests run in their module's directory.
    private static final Project PROJECT = new Project(Path.of(".."));

    @TempDir
    private Path planted;

    private void plant(String file, String text) throws IOException {
        Path path = planted.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void plantDocuments() throws IOException {
        plant(
                "docs/reference/metrics.md",
                "# Metrics\n\n## The relay's own\n\nSee [above](#metrics) and `docs/adr/0001-modules.md`.\n");
        plant("docs/adr/0001-modules.md", "# 0001: Modules\n");
    }

    private List<String> dangling() throws IOException {
        return new DanglingCitations(new Project(planted)).all();
    }

    @Test
    void everythingThatIsCitedIsThere() throws IOException {
        assertEquals(List.of(), new DanglingCitations(PROJECT).all());
    }

    @Test
    void documentsAndSourcesAreLookedAt() throws IOException {
        Set<Path> files = Set.copyOf(PROJECT.files());

        assertTrue(files.contains(Path.of("README.md")), "the door");
        assertTrue(files.contains(Path.of("docs", "reference", "http.md")), "the reference");
        assertTrue(files.contains(Path.of(".github", "workflows", "test.yml")), "workflows");
        assertTrue(files.stream().anyMatch(file -> file.toString().endsWith(".lua")), "scripts of the store");
        assertTrue(files.contains(Path.of("domain/src/main/java/crcr/domain/target/TargetState.java")), "main code");
    }

    @Test
    void whatIsThereMayBeCited() throws IOException {
        plantDocuments();
        plant(
                "README.md",
                "[Signals](docs/reference/metrics.md#the-relays-own), [ADRs](docs/adr), [x](https://a.org/x.md)\n");
        plant("src/A.java", "/** Of docs/reference/metrics.md#the-relays-own, ADR 0001; https://a.org/docs/x.md. */\n");
        plant("src/a.lua", "local a = 1 -- docs/reference/metrics.md\n");
        plant("src/a.yaml", "a: x/docs/none.md # README.md\n");
        plant("target/a.md", "[made](none.md)\n");

        assertEquals(List.of(), dangling());
    }

    @ParameterizedTest
    // Beside the sources, since it would be found there.
    @CsvFileSource(resources = "dangling-citations.csv", delimiter = '|')
    void whatIsNotThereIsFound(String file, String text, String found) throws IOException {
        plantDocuments();
        plant(file, text + "\n");

        assertEquals(List.of(file + ": " + found), dangling());
    }

    @Test
    void anchorsAreThoseOfGitHub() {
        MarkdownDocument document = MarkdownDocument.of("""
                # `POST /github/webhook`
                ## HUD's answers & what they mean
                ## Order
                ## Order
                ## [A link](x.md) and *more*
                ## snake_case, Größe, 1.2
                ```
                # no heading
                ```
                """);

        assertEquals(
                Set.of(
                        "post-githubwebhook",
                        "huds-answers--what-they-mean",
                        "order",
                        "order-1",
                        "a-link-and-more",
                        "snake_case-größe-12"),
                document.anchors());
    }
}
