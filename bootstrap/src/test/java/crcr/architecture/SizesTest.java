package crcr.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.architecture.Sources.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Main code stays in pieces that can be read on their own: packages, files and methods. */
final class SizesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> MODULES = List.of("domain", "application", "infrastructure", "bootstrap", "lab");
    private static final int MOST_TYPES = 20;
    private static final int MOST_LINES = 250;
    private static final int MOST_LINES_OF_A_METHOD = 40;
    private static final int MEDIAN_BELOW = 60;

    private static List<String> largePackages(List<SourceFile> sources) {
        Map<String, Integer> types = sources.stream()
                .collect(Collectors.groupingBy(
                        SourceFile::packageName, TreeMap::new, Collectors.summingInt(SourceFile::types)));
        return types.keySet().stream()
                .filter(name -> types.getOrDefault(name, 0) > MOST_TYPES)
                .toList();
    }

    private static List<String> largeFiles(List<SourceFile> sources) {
        return sources.stream()
                .filter(source -> source.lines() > MOST_LINES)
                .map(SourceFile::path)
                .toList();
    }

    private static List<String> longMethods(List<SourceFile> sources) {
        return sources.stream()
                .flatMap(source -> source.methods().stream()
                        .filter(method -> method.lines() > MOST_LINES_OF_A_METHOD && !method.isTable())
                        .map(method -> source.path() + ": " + method.name()))
                .toList();
    }

    private static int median(List<SourceFile> sources) {
        return sources.stream()
                .map(SourceFile::lines)
                .sorted()
                .skip((sources.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void mainCodeKeepsTheSizes() throws IOException {
        List<SourceFile> sources = Sources.of(ROOT, MODULES);
        int median = median(sources);

        assertEquals(
                List.of(),
                Stream.of(largePackages(sources), largeFiles(sources), longMethods(sources))
                        .flatMap(List::stream)
                        .toList(),
                "too large: at most 20 types a package, 250 lines a file, 40 lines a method that is no table");
        assertTrue(median < MEDIAN_BELOW, () -> "half of the files have " + median + " lines or more");
    }

    // Each limit finds what is beyond it.

    private static String method(String name, int lines) {
        return "    int " + name + "() {\n" + "        count();\n".repeat(lines - 3) + "        return 1;\n    }\n";
    }

    private static String table(int cases) {
        return "    int table(int of) {\n        return switch (of) {\n"
                + IntStream.range(0, cases)
                        .mapToObj(i -> "            case " + i + " -> " + i + ";\n")
                        .collect(Collectors.joining())
                + "            default -> 0;\n        };\n    }\n";
    }

    private static void write(Path root, String type, String members) throws IOException {
        Path folder = Files.createDirectories(root.resolve("some/src/main/java/crcr/some"));
        Files.writeString(
                folder.resolve(type + ".java"), "package crcr.some;\n\nclass " + type + " {\n" + members + "}\n");
    }

    @Test
    void aLongMethodIsFound(@TempDir Path root) throws IOException {
        write(root, "Fits", method("fits", 40));
        write(root, "Table", table(50));
        write(root, "Long", method("fits", 40) + "    class Inner {\n" + method("grown", 41) + "    }\n");

        assertEquals(
                List.of("some/src/main/java/crcr/some/Long.java: grown"),
                longMethods(Sources.of(root, List.of("some"))));
    }

    @Test
    void aSwitchWithMoreAroundItIsNoTable(@TempDir Path root) throws IOException {
        write(root, "More", table(50).replace("        return switch", "        count();\n        return switch"));

        assertEquals(1, longMethods(Sources.of(root, List.of("some"))).size());
    }

    @Test
    void aLargeFileIsFound(@TempDir Path root) throws IOException {
        write(root, "Fits", "\n".repeat(250 - 4));
        write(root, "Large", "\n".repeat(251 - 4));

        assertEquals(List.of("some/src/main/java/crcr/some/Large.java"), largeFiles(Sources.of(root, List.of("some"))));
    }

    @Test
    void aLargePackageIsFound(@TempDir Path root) throws IOException {
        for (int i = 0; i < 20; i++) {
            write(root, "Type" + i, "");
        }
        Files.writeString(root.resolve("some/src/main/java/crcr/some/package-info.java"), "package crcr.some;\n");
        assertEquals(List.of(), largePackages(Sources.of(root, List.of("some"))));

        // Beside another one in its file, it counts all the same.
        write(root, "Type0", "}\nclass Twentyfirst {");

        assertEquals(List.of("crcr.some"), largePackages(Sources.of(root, List.of("some"))));
    }

    @Test
    void theMedianIsThatOfTheFiles(@TempDir Path root) throws IOException {
        write(root, "Short", "");
        write(root, "Middle", "\n".repeat(10));
        write(root, "Large", "\n".repeat(100));

        assertEquals(14, median(Sources.of(root, List.of("some"))));
    }
}
