package crcr.infrastructure.http.webhook;

import crcr.domain.event.Headline;
import crcr.domain.event.Push;
import java.util.List;
import java.util.Optional;

/**
 * Reads a push.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#push">GitHub's description</a>
 */
public final class PushReader implements EventReader<Push> {
    private static final String REF = "ref";
    private static final String DELETED = "deleted";
    private static final String AFTER = "after";
    private static final String MESSAGE = "head_commit.message";
    private static final String REFS = "refs/heads/";

    @Override
    public List<String> places() {
        return List.of(REF, DELETED, AFTER, MESSAGE);
    }

    @Override
    public Push read(WebhookFields fields) {
        Optional<String> ref = fields.text(REF);
        return new Push(
                fields.repository(),
                ref,
                fields.isTrue(DELETED),
                fields.text(AFTER),
                new Headline(fields.text(MESSAGE), ref.map(PushReader::branch)));
    }

    private static String branch(String ref) {
        return ref.startsWith(REFS) ? ref.substring(REFS.length()) : ref;
    }
}
