package crcr.lab.simulator.github.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crcr.domain.delivery.Payload;
import crcr.lab.simulator.github.GitHubAnswer;
import crcr.lab.simulator.github.GitHubRefusal;
import crcr.lab.simulator.github.GitHubRequest;
import crcr.lab.simulator.github.WebhookAttempt;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The attempts at deliveries of the App's webhook.
 *
 * @see <a href="https://docs.github.com/en/rest/apps/webhooks">GitHub's reference</a>
 */
public final class GitHubDeliveryLog {
    // Such an id does not fit into a double.
    private static final long FIRST_ID = (1L << 53) + 1;
    private static final int MOST_A_PAGE = 100;
    private static final Duration REDELIVERABLE = Duration.ofDays(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clock clock;
    private final List<Logged> log = new ArrayList<>();
    private int mostAPage = MOST_A_PAGE;

    public GitHubDeliveryLog(Clock clock) {
        this.clock = clock;
    }

    /** A webhook with its target. */
    public record Webhook(URI to, String secret, String event, String guid, Payload body) {}

    private record Logged(Webhook webhook, WebhookAttempt attempt) {}

    /** Records an attempt with its outcome: the receiver's status, or 0 if there was no answer. */
    public synchronized void note(Webhook webhook, boolean redelivery, int status) {
        log.addFirst(new Logged(
                webhook,
                new WebhookAttempt(
                        FIRST_ID + log.size(),
                        webhook.guid(),
                        clock.instant(),
                        redelivery,
                        status,
                        webhook.event(),
                        action(webhook.body().bytes()))));
    }

    private static Optional<String> action(byte[] body) {
        try {
            return Optional.of(JSON.readTree(body).path("action"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    public synchronized List<WebhookAttempt> attempts() {
        return log.stream().map(Logged::attempt).toList();
    }

    public synchronized void mostAPage(int most) {
        mostAPage = most;
    }

    public synchronized void age(Duration by) {
        log.replaceAll(logged -> new Logged(logged.webhook(), logged.attempt().earlier(by)));
    }

    public synchronized void timeOut(String guid) {
        log.replaceAll(logged -> logged.attempt().guid().equals(guid)
                ? new Logged(logged.webhook(), logged.attempt().timedOut())
                : logged);
    }

    /** Returns the webhook of an attempt that can be repeated. */
    public synchronized Webhook redeliverable(String id) {
        Logged logged = log.stream()
                .filter(one -> Long.toString(one.attempt().id()).equals(id))
                .findFirst()
                .orElseThrow(() -> new GitHubRefusal(404, "Not Found"));
        if (logged.attempt().deliveredAt().isBefore(clock.instant().minus(REDELIVERABLE))) {
            throw new GitHubRefusal(422, "The delivery is too old to be redelivered");
        }
        return logged.webhook();
    }

    /** Returns a page of the list, with a link to the next one if there is one. */
    public synchronized GitHubAnswer page(GitHubRequest request) {
        int size = Math.min(Math.clamp(number(request, "per_page", 30), 1, MOST_A_PAGE), mostAPage);
        long from = number(request, "cursor", Long.MAX_VALUE);
        List<WebhookAttempt> rest = log.stream()
                .map(Logged::attempt)
                .filter(attempt -> attempt.id() <= from)
                .toList();
        GitHubAnswer answer = new GitHubAnswer(
                200,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                JSON.valueToTree(rest.stream()
                                .limit(size)
                                .map(GitHubDeliveryLog::item)
                                .toList())
                        .toString());
        return rest.size() <= size
                ? answer
                : answer.with(Map.of(
                        "Link",
                        "<http://" + request.headers().get("host") + "/app/hook/deliveries?per_page=" + size
                                + "&cursor=v1_" + rest.get(size).id() + ">; rel=\"next\""));
    }

    private static long number(GitHubRequest request, String name, long otherwise) {
        try {
            return Optional.ofNullable(request.parameters().get(name))
                    .map(text -> Long.parseLong(text.replaceFirst("^v1_", "")))
                    .orElse(otherwise);
        } catch (NumberFormatException _) {
            throw new GitHubRefusal(422, "Invalid " + name);
        }
    }

    private static Map<String, Object> item(WebhookAttempt attempt) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", attempt.id());
        item.put("guid", attempt.guid());
        item.put("delivered_at", attempt.deliveredAt().toString());
        item.put("redelivery", attempt.redelivery());
        item.put("duration", 0.27);
        item.put("status", status(attempt.statusCode()));
        item.put("status_code", attempt.statusCode());
        item.put("event", attempt.event());
        item.put("action", attempt.action().orElse(null));
        item.put("installation_id", 123);
        item.put("repository_id", 456);
        return item;
    }

    private static String status(int code) {
        if (code / 100 == 2) {
            return "OK";
        }
        return code == 0 ? "failed to connect to host" : "Invalid HTTP Response: " + code;
    }
}
