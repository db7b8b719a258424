package crcr.domain.event;

import java.util.Optional;

/**
 * The title and branch by which people know an event. All of it is its author's text.
 *
 * @param title the title of the pull request, or the first line of the pushed commit's message; at most {@link #MOST}
 *     characters
 * @param branch the branch of the pull request's head, or the pushed branch; at most {@link #MOST} characters
 */
public record Headline(Optional<String> title, Optional<String> branch) {
    /** The headline of an event that has neither. */
    public static final Headline NONE = new Headline(Optional.empty(), Optional.empty());

    /** The maximum number of characters that are kept of each. */
    public static final int MOST = 200;

    /** Keeps one line of each, without control characters, up to the maximum length. */
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
