package crcr.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each decision has a number of its own, and is on the list. */
final class DecisionsTest {
    private static final Path DIRECTORY = Path.of("docs", "adr");
    private static final Path LIST = DIRECTORY.resolve("README.md");

    // Tests run in their module's directory.
    private final Project project = new Project(Path.of(".."));

    private List<String> decisions() throws IOException {
        return project.files().stream()
                .filter(file -> DIRECTORY.equals(file.getParent()) && !file.equals(LIST))
                .map(file -> file.getFileName().toString())
                .toList();
    }

    @Test
    void eachHasANumberOfItsOwn() throws IOException {
        List<String> numbers =
                decisions().stream().map(name -> name.substring(0, 4)).toList();

        assertEquals(numbers.stream().distinct().toList(), numbers);
    }

    @Test
    void theListHasAll() throws IOException {
        List<String> listed = project.document(LIST).links().stream().sorted().toList();

        assertEquals(decisions(), listed);
    }
}
