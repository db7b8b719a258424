package crcr.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README is a door and no more, and the list of documents has all of them. */
final class ReadmeTest {
    private static final Path DOCUMENTS = Path.of("docs");
    private static final Path LIST = DOCUMENTS.resolve("README.md");
    private static final int MOST_BYTES = 8192;

    // Tests run in their module's directory.
    private final Project project = new Project(Path.of(".."));

    @Test
    void theReadmeIsShort() throws IOException {
        int bytes = project.read(Path.of("README.md")).getBytes(StandardCharsets.UTF_8).length;

        assertTrue(bytes <= MOST_BYTES, () -> "README.md has " + bytes + " bytes; move something into docs");
    }

    @Test
    void theListHasEveryDocument() throws IOException {
        Set<Path> listed = project.document(LIST).links().stream()
                .map(link -> DOCUMENTS.resolve(link).normalize())
                .collect(Collectors.toSet());

        assertEquals(
                List.of(),
                project.files().stream()
                        .filter(file ->
                                file.startsWith(DOCUMENTS) && file.toString().endsWith(".md"))
                        // Decisions are on a list of their own, and a folder's own list is no document.
                        .filter(file -> !file.startsWith(DOCUMENTS.resolve("adr")) && !file.endsWith("README.md"))
                        .filter(file -> !listed.contains(file))
                        .toList());
    }
}
