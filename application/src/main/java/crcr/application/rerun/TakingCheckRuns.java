package crcr.application.rerun;

import crcr.application.delivery.ActingOnEvent;
import crcr.application.delivery.TakeEvent;
import crcr.domain.check.CheckName;
import crcr.domain.check.ExternalId;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.event.CheckRunRerequested;
import crcr.domain.event.IncomingEvent;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;

/**
 * Takes what happens to check runs. One of the relay's own App that is to run again leads to a re-run of the run that its
 * name and its {@code external_id} say, which nobody else can have written. All else is ignored.
 */
public final class TakingCheckRuns implements TakeEvent<IncomingEvent> {
    private final TakeEvent<IncomingEvent> others;
    private final ActingOnEvent acting;
    private final String appId;

    /**
     * Gives what is no such request to {@code others}.
     *
     * @param appId the relay's own App
     */
    public TakingCheckRuns(TakeEvent<IncomingEvent> others, ActingOnEvent acting, String appId) {
        this.others = others;
        this.acting = acting;
        this.appId = appId;
    }

    @Override
    public Outcome take(DeliveryId id, IncomingEvent incoming, Payload payload) {
        return incoming instanceof CheckRunRerequested event && event.app().is(appId)
                ? rerun(id, event, payload)
                : others.take(id, incoming, payload);
    }

    private Outcome rerun(DeliveryId id, CheckRunRerequested event, Payload payload) {
        Optional<RepositoryName> downstream = event.name().flatMap(CheckName::downstreamOf);
        Optional<ExternalId> run = event.externalId().flatMap(ExternalId::parse);
        if (downstream.isEmpty() || run.isEmpty()) {
            return new Outcome.Ignored("the check run is none that shows a downstream's job");
        }
        return event.headSha()
                .map(sha -> acting.act(
                        id,
                        event,
                        payload,
                        new ActingOnEvent.Action(
                                sha,
                                Optional.empty(),
                                List.of(RerunQueue.failedJobs(
                                        id,
                                        downstream.get(),
                                        run.get().on(sha),
                                        run.get().runId())))))
                .orElseGet(() -> new Outcome.Incomplete("check_run.head_sha"));
    }
}
