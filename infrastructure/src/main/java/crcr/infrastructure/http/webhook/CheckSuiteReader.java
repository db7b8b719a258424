package crcr.infrastructure.http.webhook;

import crcr.domain.event.CheckSuiteRerequested;
import crcr.domain.event.CreatingApp;
import crcr.domain.event.IncomingEvent;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads requests to run a check suite once more. Other events of check suites are read as any other event.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#check_suite">GitHub's description</a>
 */
public final class CheckSuiteReader implements EventReader<IncomingEvent> {
    private static final String APP_ID = "check_suite.app.id";
    private static final String CLIENT_ID = "check_suite.app.client_id";
    private static final String ID = "check_suite.id";
    private static final String HEAD = "check_suite.head_sha";
    private static final String PULL_REQUESTS = "check_suite.pull_requests[].number";
    private static final OtherReader OTHER = new OtherReader(CheckSuiteRerequested.TYPE);

    @Override
    public List<String> places() {
        return Stream.concat(Stream.of(APP_ID, CLIENT_ID, ID, HEAD, PULL_REQUESTS), OTHER.places().stream())
                .toList();
    }

    @Override
    public IncomingEvent read(WebhookFields fields) {
        return fields.action().filter(CheckSuiteRerequested.ACTION::equals).isPresent()
                ? new CheckSuiteRerequested(
                        fields.repository(),
                        new CreatingApp(fields.number(APP_ID), fields.text(CLIENT_ID)),
                        fields.number(ID),
                        fields.text(HEAD),
                        fields.numbers(PULL_REQUESTS))
                : OTHER.read(fields);
    }
}
