package crcr.infrastructure.http.webhook;

import crcr.domain.event.Push;
import java.util.List;

/**
 * Reads a push.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#push">GitHub's description</a>
 */
public final class PushReader implements EventReader<Push> {
    private static final String REF = "ref";
    private static final String DELETED = "deleted";
    private static final String AFTER = "after";

    @Override
    public List<String> places() {
        return List.of(REF, DELETED, AFTER);
    }

    @Override
    public Push read(WebhookFields fields) {
        return new Push(fields.repository(), fields.text(REF), fields.isTrue(DELETED), fields.text(AFTER));
    }
}
