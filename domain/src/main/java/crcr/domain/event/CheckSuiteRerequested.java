package crcr.domain.event;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request to run a check suite once more.
 *
 * @param app the App that has created it
 * @param id {@code check_suite.id} of the body
 * @param headSha {@code check_suite.head_sha} of the body
 * @param pullRequests {@code check_suite.pull_requests[].number} of the body; none for a PR of a fork
 */
public record CheckSuiteRerequested(
        EventRepository repository, CreatingApp app, OptionalLong id, Optional<String> headSha, List<Long> pullRequests)
        implements IncomingEvent {
    /** GitHub's name of events about check suites. */
    public static final String TYPE = "check_suite";

    /** The action by which such an event requests another run. */
    public static final String ACTION = "rerequested";

    /** Keeps its own copy. */
    public CheckSuiteRerequested {
        pullRequests = List.copyOf(pullRequests);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Optional<String> action() {
        return Optional.of(ACTION);
    }

    /** Returns empty: a check suite belongs to a commit, which may be the head of any number of PRs. */
    @Override
    public OptionalLong pullRequest() {
        return OptionalLong.empty();
    }
}
