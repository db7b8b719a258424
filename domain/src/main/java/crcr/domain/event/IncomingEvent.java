package crcr.domain.event;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A webhook's content, as far as the rules need it. Only its form has been checked. A field that the body lacks, or has
 * in another type, is absent.
 */
public sealed interface IncomingEvent permits Push, PullRequest, CheckRunRerequested, CheckSuiteRerequested, Other {
    /** Returns GitHub's name of the event, from {@code X-GitHub-Event}. */
    String type();

    /** Returns the action, for events that have actions. */
    Optional<String> action();

    /** Returns the repository in which it happened. */
    EventRepository repository();

    /** Returns the number of its PR, if the body names one. */
    OptionalLong pullRequest();

    /** Returns the title and branch by which people know it, as far as the body has them. */
    default Headline headline() {
        return Headline.NONE;
    }
}
