package crcr.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test that the threat model leans on is there. */
final class ThreatModelTest {
    // Tests run in their module's directory.
    private static final Path PROJECT = Path.of("..");
    private static final Path DOCUMENT = PROJECT.resolve("docs/concepts/threat-model.md");
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|Contract))`");

    private static List<String> named() throws IOException {
        return NAMED.matcher(Files.readString(DOCUMENT))
                .results()
                .map(named -> named.group(1))
                .distinct()
                .toList();
    }

    private static Set<String> there() throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT, 12)) {
            return files.map(file -> file.getFileName().toString())
                    .map(Pattern.compile("(\\w+)\\.java")::matcher)
                    .flatMap(name -> name.results())
                    .map((MatchResult name) -> name.group(1))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void theTestsThatItNamesAreThere() throws IOException {
        Set<String> there = there();

        assertEquals(
                List.of(),
                named().stream().filter(test -> !there.contains(test)).toList());
    }

    @Test
    void itNamesTests() throws IOException {
        assertTrue(named().size() > 20, () -> "few tests are named in " + DOCUMENT);
    }
}
