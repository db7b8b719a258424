package crcr.infrastructure.http.webhook;

import crcr.application.delivery.TakeEvent;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.event.IncomingEvent;
import crcr.infrastructure.http.webhook.EventTable.Line;
import crcr.infrastructure.shared.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;

/** What the table's readers read, as the use case gets it. */
final class ReadEvents {
    private ReadEvents() {}

    static IncomingEvent read(String type, byte[] body) throws MalformedJsonException {
        List<IncomingEvent> taken = new ArrayList<>();
        TakeEvent<IncomingEvent> useCase = (id, event, payload) -> {
            taken.add(event);
            return new TakeEvent.EventOutcome.Ignored("it is only looked at");
        };
        EventTable table = new EventTable(
                List.of(
                        new Line<>("push", new PushReader(), useCase),
                        new Line<>("pull_request", new PullRequestReader(), useCase),
                        new Line<>("check_run", new CheckRunReader(), useCase),
                        new Line<>("check_suite", new CheckSuiteReader(), useCase)),
                useCase);
        table.read(type, body).take(new DeliveryId("d1"));
        return taken.getFirst();
    }
}
