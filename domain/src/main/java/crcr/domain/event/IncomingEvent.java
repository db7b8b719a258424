package crcr.domain.event;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a webhook says of itself, as far as the rules need it; nothing of it has been checked but its form. What the
 * body does not have, or has in another type, is absent.
 */
public sealed interface IncomingEvent permits Push, PullRequest, CheckRunRerequested, CheckSuiteRerequested, Other {
    /** Returns GitHub's name of the event, from {@code X-GitHub-Event}. */
    String type();

    /** Returns what happened, for events that have actions. */
    Optional<String> action();

    /** Returns where it happened. */
    EventRepository repository();

    /** Returns the number of the PR that it is about, if the body says that it is about one. */
    OptionalLong pullRequest();

    /** Returns by what people know what it is about, as far as the body says. */
    default Headline headline() {
        return Headline.NONE;
    }
}
