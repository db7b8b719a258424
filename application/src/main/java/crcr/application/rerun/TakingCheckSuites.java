package crcr.application.rerun;

import crcr.application.delivery.ActingOnEvent;
import crcr.application.delivery.TakeEvent;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.event.CheckSuiteRerequested;
import crcr.domain.event.IncomingEvent;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;

/**
 * Takes what happens to check suites. One of the relay's own App that is to run again leads to re-runs of all that shows
 * in it. All else is ignored.
 */
public final class TakingCheckSuites implements TakeEvent<IncomingEvent> {
    private final TakeEvent<IncomingEvent> others;
    private final ActingOnEvent acting;
    private final String appId;
    private final RepositoryName upstream;

    /**
     * Gives what is no such request to {@code others}.
     *
     * @param appId the relay's own App
     */
    public TakingCheckSuites(
            TakeEvent<IncomingEvent> others, ActingOnEvent acting, String appId, RepositoryName upstream) {
        this.others = others;
        this.acting = acting;
        this.appId = appId;
        this.upstream = upstream;
    }

    @Override
    public Outcome take(DeliveryId id, IncomingEvent incoming, Payload payload) {
        return incoming instanceof CheckSuiteRerequested event && event.app().is(appId)
                ? rerun(id, event, payload)
                : others.take(id, incoming, payload);
    }

    private Outcome rerun(DeliveryId id, CheckSuiteRerequested event, Payload payload) {
        if (event.id().isEmpty()) {
            return new Outcome.Incomplete("check_suite.id");
        }
        return event.headSha()
                .map(sha -> acting.act(
                        id,
                        event,
                        payload,
                        new ActingOnEvent.Action(
                                sha,
                                Optional.empty(),
                                List.of(RerunQueue.suite(
                                        id, upstream, sha, event.id().getAsLong())))))
                .orElseGet(() -> new Outcome.Incomplete("check_suite.head_sha"));
    }
}
