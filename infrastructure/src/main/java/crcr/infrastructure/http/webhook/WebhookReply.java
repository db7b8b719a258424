package crcr.infrastructure.http.webhook;

import crcr.application.delivery.TakeEvent.EventOutcome;
import crcr.application.operator.Setting;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.http.intake.HttpReply;
import io.helidon.http.Status;
import java.time.Duration;
import java.util.Optional;

/** Writes the answers to webhooks (docs/reference/http.md#post-githubwebhook). */
final class WebhookReply {
    private static final Duration NO_ALLOWLIST_FOR = Duration.ofSeconds(10);

    private WebhookReply() {}

    /** Refuses a body that GitHub did not sign. */
    static HttpReply badSignature() {
        return HttpReply.refusal(
                Status.UNAUTHORIZED_401,
                WebhookMeters.BAD_SIGNATURE,
                "X-Hub-Signature-256 is not this body's signature; the webhook secret of the GitHub App and "
                        + Setting.GITHUB_APP_SECRET + " must be the same");
    }

    /** Refuses a webhook of the other content type that GitHub offers. */
    static HttpReply notJson() {
        return HttpReply.refusal(
                Status.UNSUPPORTED_MEDIA_TYPE_415,
                "not_json",
                "the content type of the GitHub App's webhook must be application/json");
    }

    /** Returns the answer to the outcome of an event. */
    static HttpReply to(DeliveryId delivery, EventOutcome outcome) {
        return switch (outcome) {
            case EventOutcome.Accepted(int targets, Optional<RepositoryName> _) ->
                HttpReply.of(
                        Status.ACCEPTED_202,
                        WebhookMeters.ACCEPTED,
                        HttpReply.ok().put("delivery_id", delivery.value()).put("targets", targets));
            case EventOutcome.Repeated(int targets) ->
                HttpReply.of(
                        Status.ACCEPTED_202,
                        "duplicate",
                        HttpReply.ok()
                                .put("delivery_id", delivery.value())
                                .put("targets", targets)
                                .put("duplicate", true));
            case EventOutcome.Ignored(String reason) -> ignored("ignored", reason);
            case EventOutcome.NameTaken(String reason) -> ignored(WebhookMeters.NAME_TAKEN, reason);
            case EventOutcome.Incomplete(String field) -> malformed(field + " is absent or of the wrong type");
            case EventOutcome.NoAllowlistYet() ->
                HttpReply.later("no_allowlist", "no allowlist has been loaded yet; send it again", NO_ALLOWLIST_FOR);
        };
    }

    private static HttpReply ignored(String outcome, String reason) {
        return HttpReply.of(
                Status.OK_200, outcome, HttpReply.ok().put("ignored", true).put("reason", reason));
    }

    /** Refuses a request that is not a webhook. */
    static HttpReply malformed(String detail) {
        return HttpReply.refusal(Status.BAD_REQUEST_400, "malformed", detail);
    }
}
