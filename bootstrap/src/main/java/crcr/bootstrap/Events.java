package crcr.bootstrap;

import crcr.application.delivery.TakeEvent;
import crcr.domain.event.CheckRunRerequested;
import crcr.domain.event.CheckSuiteRerequested;
import crcr.domain.event.IncomingEvent;
import crcr.domain.event.PullRequest;
import crcr.domain.event.Push;
import crcr.infrastructure.http.webhook.CheckRunReader;
import crcr.infrastructure.http.webhook.CheckSuiteReader;
import crcr.infrastructure.http.webhook.EventTable;
import crcr.infrastructure.http.webhook.EventTable.Line;
import crcr.infrastructure.http.webhook.PullRequestReader;
import crcr.infrastructure.http.webhook.PushReader;
import java.util.List;

/** Composes the table of events: the reader and the use case of each. */
final class Events {
    private Events() {}

    /**
     * Returns the table.
     *
     * @param accepting processes the events that are relayed, and all those without another use case
     */
    static EventTable table(
            TakeEvent<IncomingEvent> accepting,
            TakeEvent<? super PullRequest> pullRequests,
            TakeEvent<IncomingEvent> rerequests) {
        return new EventTable(lines(accepting, pullRequests, rerequests), accepting);
    }

    /** Returns its lines, one for each kind of event. */
    static List<Line<?>> lines(
            TakeEvent<IncomingEvent> accepting,
            TakeEvent<? super PullRequest> pullRequests,
            TakeEvent<IncomingEvent> rerequests) {
        return List.of(
                new Line<>(Push.TYPE, new PushReader(), accepting),
                new Line<>(PullRequest.TYPE, new PullRequestReader(), pullRequests),
                new Line<>(CheckRunRerequested.TYPE, new CheckRunReader(), rerequests),
                new Line<>(CheckSuiteRerequested.TYPE, new CheckSuiteReader(), rerequests));
    }
}
