package crcr.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of the project that were written, with their paths from its root. */
final class Project {
    private final Path root;
    private final Map<Path, MarkdownDocument> documents = new HashMap<>();

    Project(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Returns the files, sorted. */
    List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return isWritten(root.relativize(directory)) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(root.relativize(file));
                return FileVisitResult.CONTINUE;
            }
        });
        return files.stream().sorted().toList();
    }

    // Builds make "target" in the project and in its modules. Tools keep their own behind a dot.
    private static boolean isWritten(Path directory) {
        String name = directory.getFileName().toString();
        return switch (name) {
            case "", ".github" -> true;
            case "node_modules" -> false;
            case "target" -> directory.getNameCount() > 2;
            default -> !name.startsWith(".");
        };
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
