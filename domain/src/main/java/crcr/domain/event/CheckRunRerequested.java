package crcr.domain.event;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request to run a check run once more.
 *
 * @param app the App that has created it
 * @param id {@code check_run.id} of the body
 * @param headSha {@code check_run.head_sha} of the body
 * @param name {@code check_run.name} of the body
 * @param externalId {@code check_run.external_id} of the body: its creator's id for it
 * @param detailsUrl {@code check_run.details_url} of the body
 * @param pullRequests {@code check_run.pull_requests[].number} of the body; none for a PR of a fork
 */
public record CheckRunRerequested(
        EventRepository repository,
        CreatingApp app,
        OptionalLong id,
        Optional<String> headSha,
        Optional<String> name,
        Optional<String> externalId,
        Optional<String> detailsUrl,
        List<Long> pullRequests)
        implements IncomingEvent {
    /** GitHub's name of events about check runs. */
    public static final String TYPE = "check_run";

    /** The action by which such an event requests another run. */
    public static final String ACTION = "rerequested";

    /** Keeps its own copy. */
    public CheckRunRerequested {
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

    /** Returns empty: a check run belongs to a commit, which may be the head of any number of PRs. */
    @Override
    public OptionalLong pullRequest() {
        return OptionalLong.empty();
    }
}
