package crcr.documentation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds the prose in the sources of one language: lines that are comments, and texts in quotation marks.
 *
 * @param comment the beginning of a line that is a comment
 * @param texts a text in quotation marks; empty if the language's texts are not prose
 */
record SourceProse(Pattern comment, Optional<Pattern> texts) {
    private static final Pattern QUOTED = Pattern.compile("\"(?:\\\\.|[^\"\\\\])* (?:\\\\.|[^\"\\\\])*\"");
    private static final Pattern QUOTED_EITHER_WAY =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|`(?:\\\\.|[^`\\\\])*`");
    private static final SourceProse HASHES = new SourceProse(Pattern.compile("\\s*#"), Optional.empty());
    private static final Pattern SLASHES_AND_STARS = Pattern.compile("\\s*(?://|/\\*|\\*)");

    private static final Map<String, SourceProse> BY_ENDING = Map.of(
            ".java", new SourceProse(SLASHES_AND_STARS, Optional.of(QUOTED)),
            ".mjs", new SourceProse(SLASHES_AND_STARS, Optional.of(QUOTED_EITHER_WAY)),
            ".lua", new SourceProse(Pattern.compile("\\s*--"), Optional.empty()),
            ".sh", HASHES,
            ".yaml", HASHES,
            ".yml", HASHES,
            "relay", HASHES);

    /** A line with its number, from 1, and its prose. */
    record Line(int number, String whole, List<String> prose) {}

    // An action's description is what its users read.
    private static final SourceProse WHOLE = new SourceProse(Pattern.compile(""), Optional.empty());

    /** Returns how to read this file; empty if it is no source. */
    static Optional<SourceProse> of(Path file) {
        String name = file.getFileName().toString();
        if (name.equals("action.yml")) {
            return Optional.of(WHOLE);
        }
        int dot = Math.max(name.lastIndexOf('.'), 0);
        return Optional.ofNullable(BY_ENDING.get(name.substring(dot)));
    }

    /** Returns the lines that are comments. */
    List<Line> comments(String source) {
        return lines(source).stream()
                .filter(line -> comment.matcher(line.whole()).lookingAt())
                .toList();
    }

    /** Returns all lines with prose: comments as a whole, and of others the texts in quotation marks. */
    List<Line> lines(String source) {
        List<Line> lines = new ArrayList<>();
        List<String> all = source.lines().toList();
        for (int index = 0; index < all.size(); index++) {
            String whole = all.get(index);
            lines.add(new Line(index + 1, whole, prose(whole)));
        }
        return lines;
    }

    private List<String> prose(String line) {
        if (comment.matcher(line).lookingAt()) {
            return List.of(line);
        }
        return texts.map(pattern -> pattern.matcher(line)
                        .results()
                        .map(MatchResult::group)
                        .filter(text -> text.contains(" "))
                        .toList())
                .orElse(List.of());
    }
}
