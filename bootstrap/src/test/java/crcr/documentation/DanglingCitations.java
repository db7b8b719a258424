package crcr.documentation;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what documents and comments cite and the project does not have: links of Markdown, paths of documents, anchors
 * of headings, numbers of decisions. Links to other sites are not followed.
 */
final class DanglingCitations {
    private final Project project;

    DanglingCitations(Project project) {
        this.project = project;
    }

    /** Returns each with the file that has it, what it is, and what is wrong with it. */
    List<String> all() throws IOException {
        return project.files().stream().flatMap(this::in).toList();
    }

    private Stream<String> in(Path file) {
        if (isMarkdown(file)) {
            MarkdownDocument document = project.document(file);
            return Stream.concat(
                    document.links().stream().flatMap(link -> wrong(file, link, wrongLink(file, link))),
                    cited(file, document.prose()));
        }
        return Comments.of(file.getFileName().toString()).stream()
                .flatMap(language -> cited(file, language.in(project.read(file))));
    }

    private static Stream<String> wrong(Path file, String what, Optional<String> why) {
        return why.stream().map(reason -> file + ": " + what + ": " + reason);
    }

    private Optional<String> wrongLink(Path file, String link) {
        URI uri;
        try {
            uri = new URI(link);
        } catch (URISyntaxException e) {
            return Optional.of("is no address");
        }
        if (uri.getScheme() != null) {
            return Optional.empty();
        }
        String path = uri.getPath();
        if (path.startsWith("/")) {
            return Optional.of("begins at the root of a machine or a site");
        }
        Path target = path.isEmpty() ? file : file.resolveSibling(path).normalize();
        return wrongTarget(target, Optional.ofNullable(uri.getFragment()));
    }

    private Optional<String> wrongTarget(Path target, Optional<String> anchor) {
        if (!project.has(target)) {
            return Optional.of("there is no such file");
        }
        return anchor.filter(name -> !isMarkdown(target)
                        || !project.document(target).anchors().contains(name))
                .map(_ -> "there is no such heading");
    }

    private Stream<String> cited(Path file, String text) {
        return Citation.in(text)
                .distinct()
                .flatMap(citation -> wrong(file, citation.words(), wrongCitation(file, citation)));
    }

    private Optional<String> wrongCitation(Path file, Citation citation) {
        if (citation.isElsewhere()) {
            return Optional.of("the project has no such document");
        }
        if (citation.isDecision()) {
            return project.hasDecision(citation.decision())
                    ? Optional.empty()
                    : Optional.of("there is no such decision");
        }
        String[] parts = citation.words().split("#", 2);
        Optional<String> anchor = parts.length > 1 ? Optional.of(parts[1]) : Optional.empty();
        return wrongTarget(nearest(file, parts[0]), anchor);
    }

    // A path in a text is one from where the text is, or from a directory above: in the end, the project's root.
    private Path nearest(Path file, String path) {
        return above(file)
                .map(directory -> directory.resolve(path))
                .filter(project::has)
                .findFirst()
                .orElse(Path.of(path));
    }

    private static Stream<Path> above(Path file) {
        return Stream.concat(
                Stream.iterate(file.getParent(), at -> at != null, Path::getParent), Stream.of(Path.of("")));
    }

    private static boolean isMarkdown(Path file) {
        return file.toString().endsWith(".md");
    }
}
