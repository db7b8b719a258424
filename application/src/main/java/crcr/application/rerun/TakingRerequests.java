package crcr.application.rerun;

import crcr.application.delivery.ActingOnEvent;
import crcr.application.delivery.TakeEvent;
import crcr.application.outbox.Effect;
import crcr.domain.check.CheckName;
import crcr.domain.check.ExternalId;
import crcr.domain.check.JobLink;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.event.CheckRunRerequested;
import crcr.domain.event.CheckSuiteRerequested;
import crcr.domain.event.IncomingEvent;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;

/**
 * Processes events of check runs and check suites. A request to run a check run of the relay's own App again leads to a
 * re-run of the run in its name and its {@code external_id}, which nobody else can have written. A request for a check
 * suite of that App leads to re-runs of all that shows in it. Other events are ignored.
 */
public final class TakingRerequests implements TakeEvent<IncomingEvent> {
    private final TakeEvent<IncomingEvent> others;
    private final ActingOnEvent acting;
    private final String appId;
    private final RepositoryName upstream;
    private final String gitHubPages;

    /**
     * Passes events without such a request to {@code others}.
     *
     * @param appId the relay's own App
     * @param gitHubPages the base address of downstreams' runs, without a slash at the end: {@code https://github.com}
     */
    public TakingRerequests(
            TakeEvent<IncomingEvent> others,
            ActingOnEvent acting,
            String appId,
            RepositoryName upstream,
            String gitHubPages) {
        this.others = others;
        this.acting = acting;
        this.appId = appId;
        this.upstream = upstream;
        this.gitHubPages = gitHubPages;
    }

    @Override
    public EventOutcome take(DeliveryId id, IncomingEvent incoming, Payload payload) {
        return switch (incoming) {
            case CheckRunRerequested event when event.app().is(appId) -> checkRun(id, event, payload);
            case CheckSuiteRerequested event when event.app().is(appId) -> checkSuite(id, event, payload);
            default -> others.take(id, incoming, payload);
        };
    }

    private EventOutcome checkRun(DeliveryId id, CheckRunRerequested event, Payload payload) {
        Optional<RepositoryName> downstream = event.name().flatMap(CheckName::downstreamOf);
        Optional<ExternalId> run = event.externalId().flatMap(ExternalId::parse);
        if (downstream.isEmpty() || run.isEmpty()) {
            return new EventOutcome.Ignored("the check run is none that shows a downstream's job");
        }
        if (event.detailsUrl()
                .filter(url -> JobLink.leadsToRun(
                        url, gitHubPages, downstream.get(), run.get().runId()))
                .isEmpty()) {
            return new EventOutcome.Ignored(
                    "the check run shows a job that does not run on GitHub Actions, so it cannot be"
                            + " run again from here");
        }
        return event.headSha()
                .map(sha -> act(
                        id,
                        event,
                        payload,
                        sha,
                        RerunQueue.failedJobs(
                                id,
                                downstream.get(),
                                run.get().on(sha),
                                run.get().runId())))
                .orElseGet(() -> new EventOutcome.Incomplete("check_run.head_sha"));
    }

    private EventOutcome checkSuite(DeliveryId id, CheckSuiteRerequested event, Payload payload) {
        if (event.id().isEmpty()) {
            return new EventOutcome.Incomplete("check_suite.id");
        }
        return event.headSha()
                .map(sha -> act(
                        id,
                        event,
                        payload,
                        sha,
                        RerunQueue.suite(id, upstream, sha, event.id().getAsLong())))
                .orElseGet(() -> new EventOutcome.Incomplete("check_suite.head_sha"));
    }

    private EventOutcome act(DeliveryId id, IncomingEvent event, Payload payload, String headSha, Effect effect) {
        return acting.act(id, event, payload, new ActingOnEvent.Action(headSha, Optional.empty(), List.of(effect)));
    }
}
