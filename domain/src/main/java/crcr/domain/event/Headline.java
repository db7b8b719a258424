package crcr.domain.event;

import java.util.Optional;

/**
 * By what people know what an event is about; all of it is its author's text.
 *
 * @param title of the pull request, or the first line of the pushed commit's message; {@link #MOST} characters at the
 *     most
 * @param branch of the pull request's head, or what was pushed to; likewise
 */
public record Headline(Optional<String> title, Optional<String> branch) {
    /** Of an event that says neither. */
    public static final Headline NONE = new Headline(Optional.empty(), Optional.empty());

    /** How many characters are kept of each. */
    public static final int MOST = 200;

    /** Keeps one line of each, as far as it is kept, without control characters. */
    public Headline {
        title = title.flatMap(Headline::line);
        branch = branch.flatMap(Headline::line);
    }

    private static Optional<String> line(String text) {
        String line = text.lines().findFirst().orElse("");
        int[] kept = line.codePoints()
                .filter(character -> !Character.isISOControl(character))
                .filter(character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                .limit(MOST)
                .toArray();
        return Optional.of(new String(kept, 0, kept.length).strip()).filter(words -> !words.isEmpty());
    }
}
