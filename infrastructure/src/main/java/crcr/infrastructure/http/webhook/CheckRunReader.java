package crcr.infrastructure.http.webhook;

import crcr.domain.event.CheckRunRerequested;
import crcr.domain.event.CreatingApp;
import crcr.domain.event.IncomingEvent;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads requests to run a check run once more. Other events of check runs are read as any other event.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#check_run">GitHub's description</a>
 */
public final class CheckRunReader implements EventReader<IncomingEvent> {
    private static final String APP_ID = "check_run.app.id";
    private static final String CLIENT_ID = "check_run.app.client_id";
    private static final String ID = "check_run.id";
    private static final String HEAD = "check_run.head_sha";
    private static final String NAME = "check_run.name";
    private static final String EXTERNAL_ID = "check_run.external_id";
    private static final String DETAILS_URL = "check_run.details_url";
    private static final String PULL_REQUESTS = "check_run.pull_requests[].number";
    private static final OtherReader OTHER = new OtherReader(CheckRunRerequested.TYPE);

    @Override
    public List<String> places() {
        return Stream.concat(
                        Stream.of(APP_ID, CLIENT_ID, ID, HEAD, NAME, EXTERNAL_ID, DETAILS_URL, PULL_REQUESTS),
                        OTHER.places().stream())
                .toList();
    }

    @Override
    public IncomingEvent read(WebhookFields fields) {
        return fields.action().filter(CheckRunRerequested.ACTION::equals).isPresent()
                ? new CheckRunRerequested(
                        fields.repository(),
                        new CreatingApp(fields.number(APP_ID), fields.text(CLIENT_ID)),
                        fields.number(ID),
                        fields.text(HEAD),
                        fields.text(NAME),
                        fields.text(EXTERNAL_ID),
                        fields.text(DETAILS_URL),
                        fields.numbers(PULL_REQUESTS))
                : OTHER.read(fields);
    }
}
