package crcr.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the project that were written, with their paths from its root. */
final class Project {
    private static final Set<String> MADE = Set.of("target", "node_modules", "data");

    private final Path root;
    private final Map<Path, MarkdownDocument> documents = new HashMap<>();

    Project(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Returns the files, sorted. */
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .filter(Project::isWritten)
                    .sorted()
                    .toList();
        }
    }

    // Beside what a build makes, what tools keep in directories of their own.
    private static boolean isWritten(Path file) {
        return Stream.iterate(file, path -> path != null, Path::getParent)
                .map(path -> path.getFileName().toString())
                .noneMatch(name -> MADE.contains(name) || (name.startsWith(".") && !name.equals(".github")));
    }

    String read(Path file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    MarkdownDocument document(Path file) {
        return documents.computeIfAbsent(file.normalize(), path -> MarkdownDocument.of(read(path)));
    }

    /** Whether there is such a file or directory within the project. */
    boolean has(Path path) {
        Path whole = root.resolve(path).normalize();
        return whole.startsWith(root) && Files.exists(whole);
    }

    /** Whether one of its decisions has this number. */
    boolean hasDecision(String number) {
        Path decisions = root.resolve("docs", "adr");
        if (!Files.isDirectory(decisions)) {
            return false;
        }
        try (Stream<Path> files = Files.list(decisions)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(number + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + decisions, e);
        }
    }
}
