package crcr.domain.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * An event of a pull request.
 *
 * @param action {@code action} of the body
 * @param number {@code pull_request.number} of the body
 * @param label {@code label.name} of the body: the label that was added or removed
 * @param headSha {@code pull_request.head.sha} of the body
 * @param labels {@code pull_request.labels[].name} of the body, in its order: the labels of the PR after the event
 * @param updatedAt {@code pull_request.updated_at} of the body, which orders events by their state
 * @param headline the title and branch by which people know it
 */
public record PullRequest(
        EventRepository repository,
        Optional<String> action,
        OptionalLong number,
        Optional<String> label,
        Optional<String> headSha,
        List<String> labels,
        Optional<Instant> updatedAt,
        Headline headline)
        implements IncomingEvent {
    /** GitHub's name of such events. */
    public static final String TYPE = "pull_request";

    /** The actions that are about one label. */
    public static final Set<String> LABEL_ACTIONS = Set.of("labeled", "unlabeled");

    /** Keeps its own copy. */
    public PullRequest {
        labels = List.copyOf(labels);
    }

    /** Makes an event without a headline. */
    public PullRequest(
            EventRepository repository,
            Optional<String> action,
            OptionalLong number,
            Optional<String> label,
            Optional<String> headSha,
            List<String> labels,
            Optional<Instant> updatedAt) {
        this(repository, action, number, label, headSha, labels, updatedAt, Headline.NONE);
    }

    /** Returns whether a label that asks for check runs was added or removed. */
    public boolean isAboutCheckRuns() {
        return action.filter(LABEL_ACTIONS::contains).isPresent()
                && label.filter(Labels::asks).isPresent();
    }

    /** Returns the labels of the pull request after the event; empty if the body has no time for them. */
    public Optional<Labels> labelsAfterwards() {
        return updatedAt.map(at -> new Labels(Set.copyOf(labels), at));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public OptionalLong pullRequest() {
        return number;
    }
}
