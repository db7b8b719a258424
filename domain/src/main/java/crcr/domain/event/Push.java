package crcr.domain.event;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ref was moved.
 *
 * @param ref {@code ref} of the body: the branch or tag, from {@code refs/} on
 * @param deleted whether {@code deleted} of the body is true: the push removed its ref
 * @param after {@code after} of the body: what the ref was moved to
 * @param headline by what people know it
 */
public record Push(
        EventRepository repository, Optional<String> ref, boolean deleted, Optional<String> after, Headline headline)
        implements IncomingEvent {
    /** GitHub's name of such events. */
    public static final String TYPE = "push";

    // The upstream's bot pushes a pull request's commit there to have it tested in full.
    private static final Pattern TRUNK_OF_PULL_REQUEST =
            Pattern.compile("refs/(?:heads|tags)/ciflow/trunk/([1-9]\\d{0,17})");

    /** One of which people know nothing. */
    public Push(EventRepository repository, Optional<String> ref, boolean deleted, Optional<String> after) {
        this(repository, ref, deleted, after, Headline.NONE);
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** Returns none: a push has no action. */
    @Override
    public Optional<String> action() {
        return Optional.empty();
    }

    /** Returns the number of the PR whose commit was pushed to be tested in full; empty for any other push. */
    @Override
    public OptionalLong pullRequest() {
        return ref.filter(_ -> !deleted)
                .map(TRUNK_OF_PULL_REQUEST::matcher)
                .filter(Matcher::matches)
                .map(matcher -> OptionalLong.of(Long.parseLong(matcher.group(1))))
                .orElseGet(OptionalLong::empty);
    }
}
