package crcr.domain.event;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event of a ref that was moved.
 *
 * @param ref {@code ref} of the body: the branch or tag, beginning with {@code refs/}
 * @param deleted whether {@code deleted} of the body is true: the push removed its ref
 * @param after {@code after} of the body: the commit to which the ref was moved
 * @param headline the title and branch by which people know it
 */
public record Push(
        EventRepository repository, Optional<String> ref, boolean deleted, Optional<String> after, Headline headline)
        implements IncomingEvent {
    /** GitHub's name of such events. */
    public static final String TYPE = "push";

    // The upstream's bot pushes a pull request's commit to such a ref to have it tested in full.
    private static final Pattern TRUNK_OF_PULL_REQUEST =
            Pattern.compile("refs/(?:heads|tags)/ciflow/trunk/([1-9]\\d{0,17})");

    /** Makes a push without a headline. */
    public Push(EventRepository repository, Optional<String> ref, boolean deleted, Optional<String> after) {
        this(repository, ref, deleted, after, Headline.NONE);
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** Returns empty: a push has no action. */
    @Override
    public Optional<String> action() {
        return Optional.empty();
    }

    /** Returns the number of the PR whose commit was pushed for a full test; empty for any other push. */
    @Override
    public OptionalLong pullRequest() {
        return ref.filter(_ -> !deleted)
                .map(TRUNK_OF_PULL_REQUEST::matcher)
                .filter(Matcher::matches)
                .map(matcher -> OptionalLong.of(Long.parseLong(matcher.group(1))))
                .orElseGet(OptionalLong::empty);
    }
}
