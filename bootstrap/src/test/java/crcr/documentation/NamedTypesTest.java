package crcr.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The types that docs/internals names exist, in the packages that it names. */
final class NamedTypesTest {
    private static final Path INTERNALS = Path.of("docs", "internals");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");
    // A piece of code in a text that is a type, maybe with packages before it and a member behind it.
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?<name>(?:[a-z]\\w*\\.)*[A-Z]\\w*[a-z]\\w*)(?:\\.\\w+)?(?:\\(.*\\))?$");

    // Tests run in their module's directory.
    private final Project project = new Project(Path.of(".."));

    private Set<String> declared() throws IOException {
        return project.files().stream()
                .filter(file -> file.toString().endsWith(".java"))
                .flatMap(this::declaredIn)
                .collect(Collectors.toSet());
    }

    // With every part of its package before it, since documents leave out what is clear.
    private Stream<String> declaredIn(Path file) {
        String path = file.toString();
        String inPackage = path.substring(0, path.lastIndexOf('/') + 1).replace('/', '.');
        return DECLARED.matcher(project.read(file))
                .results()
                .flatMap(type -> Stream.iterate(
                                inPackage + type.group(1),
                                name -> name.contains("."),
                                name -> name.substring(name.indexOf('.') + 1))
                        .map(name -> name.substring(name.indexOf('.') + 1)));
    }

    private Stream<String> named(Path directory) throws IOException {
        return project.files().stream()
                .filter(file -> file.startsWith(directory))
                .flatMap(file -> project.document(file).code().stream())
                .map(TYPE::matcher)
                .filter(Matcher::matches)
                .map(type -> type.group("name"))
                .distinct();
    }

    @Test
    void theTypesThatItNamesAreThere() throws IOException {
        Set<String> declared = declared();

        assertEquals(
                List.of(),
                named(INTERNALS).filter(type -> !declared.contains(type)).toList());
    }

    @Test
    void itNamesTypes() throws IOException {
        assertTrue(named(INTERNALS).count() > 30, "the internals name types");
    }
}
