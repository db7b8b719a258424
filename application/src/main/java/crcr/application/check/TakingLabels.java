package crcr.application.check;

import crcr.application.delivery.ActingOnEvent;
import crcr.application.delivery.TakeEvent;
import crcr.application.outbox.Effect;
import crcr.domain.check.PullRequestCommit;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.event.PullRequest;
import crcr.domain.repository.RepositoryName;
import java.util.List;

/**
 * Processes events of pull requests. It records a label that asks for check runs, and queues another look at the
 * existing jobs of the commit. It also records the removal of such a label. It passes on all other events.
 */
public final class TakingLabels implements TakeEvent<PullRequest> {
    private final TakeEvent<? super PullRequest> relaying;
    private final ActingOnEvent acting;
    private final RepositoryName upstream;

    /** Passes events without such a label to {@code relaying}. */
    public TakingLabels(TakeEvent<? super PullRequest> relaying, ActingOnEvent acting, RepositoryName upstream) {
        this.relaying = relaying;
        this.acting = acting;
        this.upstream = upstream;
    }

    @Override
    public EventOutcome take(DeliveryId id, PullRequest event, Payload payload) {
        if (!event.isAboutCheckRuns()) {
            return relaying.take(id, event, payload);
        }
        if (event.number().isEmpty()) {
            return new EventOutcome.Incomplete("pull_request.number");
        }
        if (event.updatedAt().isEmpty()) {
            return new EventOutcome.Incomplete("pull_request.updated_at");
        }
        return event.headSha()
                .map(sha -> new PullRequestCommit(event.number().getAsLong(), sha))
                .map(commit -> acting.act(
                        id,
                        event,
                        payload,
                        new ActingOnEvent.Action(
                                commit.headSha(), event.labelsAfterwards(), effects(id, event, commit))))
                .orElseGet(() -> new EventOutcome.Incomplete("pull_request.head.sha"));
    }

    private List<Effect> effects(DeliveryId id, PullRequest event, PullRequestCommit commit) {
        return event
                .label()
                .filter(_ -> event.action().filter("labeled"::equals).isPresent())
                .map(label -> CheckQueue.labelled(id, upstream, commit, label))
                .stream()
                .toList();
    }
}
