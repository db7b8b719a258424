package crcr.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A type's name says which thing it is: docs/internals/style.md#words. */
final class TypeNamesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> MODULES = List.of("domain", "application", "infrastructure", "bootstrap", "lab");
    private static final Pattern VAGUE =
            Pattern.compile("\\b(?:class|record|interface|enum) (Answer|Outcome|Reading|Finding|Reply)\\b");

    @TempDir
    private Path planted;

    private static List<String> vagueNames(Path root, List<String> modules) throws IOException {
        List<String> found = new ArrayList<>();
        for (String module : modules) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src"))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                        .sorted()
                        .toList()) {
                    VAGUE.matcher(Files.readString(file))
                            .results()
                            .map(name -> root.relativize(file) + ": " + name.group(1))
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    @Test
    void everyNameSaysWhichThingItIs() throws IOException {
        assertEquals(List.of(), vagueNames(ROOT, MODULES));
    }

    @Test
    void aVagueNameIsFound() throws IOException {
        Path sources = Files.createDirectories(planted.resolve("domain/src/main/java"));
        Files.writeString(
                sources.resolve("Names.java"),
                "interface Hud {\n    sealed interface %s {}\n}\nrecord HudAnswer() {}\n".formatted("Answer"));

        assertEquals(List.of("domain/src/main/java/Names.java: Answer"), vagueNames(planted, List.of("domain")));
    }
}
