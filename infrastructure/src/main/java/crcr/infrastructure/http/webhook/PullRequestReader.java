package crcr.infrastructure.http.webhook;

import crcr.domain.event.Headline;
import crcr.domain.event.PullRequest;
import java.util.List;

/**
 * Reads an event of a pull request.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request">GitHub's description</a>
 */
public final class PullRequestReader implements EventReader<PullRequest> {
    private static final String NUMBER = "pull_request.number";
    private static final String LABEL = "label.name";
    private static final String HEAD = "pull_request.head.sha";
    private static final String LABELS = "pull_request.labels[].name";
    private static final String UPDATED = "pull_request.updated_at";
    private static final String TITLE = "pull_request.title";
    private static final String BRANCH = "pull_request.head.ref";

    @Override
    public List<String> places() {
        return List.of(NUMBER, LABEL, HEAD, LABELS, UPDATED, TITLE, BRANCH);
    }

    @Override
    public PullRequest read(WebhookFields fields) {
        return new PullRequest(
                fields.repository(),
                fields.action(),
                fields.number(NUMBER),
                fields.text(LABEL),
                fields.text(HEAD),
                fields.texts(LABELS),
                fields.moment(UPDATED),
                new Headline(fields.text(TITLE), fields.text(BRANCH)));
    }
}
