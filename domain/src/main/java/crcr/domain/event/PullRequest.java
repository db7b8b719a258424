package crcr.domain.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something happened to a pull request.
 *
 * @param action {@code action} of the body
 * @param number {@code pull_request.number} of the body
 * @param headSha {@code pull_request.head.sha} of the body
 * @param labels {@code pull_request.labels[].name} of the body, in its order: those that the PR had afterwards
 * @param updatedAt {@code pull_request.updated_at} of the body: which of two events says the later state
 */
public record PullRequest(
        EventRepository repository,
        Optional<String> action,
        OptionalLong number,
        Optional<String> headSha,
        List<String> labels,
        Optional<Instant> updatedAt)
        implements IncomingEvent {
    /** GitHub's name of such events. */
    public static final String TYPE = "pull_request";

    /** Keeps its own copy. */
    public PullRequest {
        labels = List.copyOf(labels);
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
