package crcr.infrastructure.http.webhook;

import crcr.domain.event.PullRequest;
import crcr.domain.event.Push;
import crcr.infrastructure.http.webhook.WebhookSignature.SignedWith;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.stream.Stream;

/** Counts webhooks (docs/reference/metrics.md). Counters with known labels exist from the start, for alerts. */
final class WebhookMeters {
    /** The outcome of an event that was accepted for the first time. */
    static final String ACCEPTED = "accepted";

    /** The outcome of a body that GitHub did not sign. */
    static final String BAD_SIGNATURE = "bad_signature";

    /** The outcome of an event with the upstream's name and another repository's id. */
    static final String NAME_TAKEN = "name_taken";

    /** The label of every other event. */
    static final String OTHER = "other";

    private static final String RELAYED = "relayed";

    private final MeterRegistry meters;
    private final Set<String> events;

    /**
     * Counts webhooks.
     *
     * @param events the events with a label value of their own, which must be few
     */
    WebhookMeters(Set<String> events, MeterRegistry meters) {
        this.events = events;
        this.meters = meters;
        Stream.concat(events.stream(), Stream.of(OTHER)).forEach(event -> webhooks(event, BAD_SIGNATURE));
        Stream.of(PullRequest.TYPE, Push.TYPE).forEach(event -> webhooks(event, ACCEPTED));
        Stream.of(SignedWith.values()).forEach(this::signatures);
        Stream.of(RELAYED, NAME_TAKEN).forEach(this::renamed);
    }

    /** Returns the event's name if it has a label value of its own, and else {@link #OTHER}. */
    String label(String event) {
        return events.contains(event) ? event : OTHER;
    }

    /** Counts a webhook. */
    void count(String label, String outcome) {
        webhooks(label, outcome).increment();
    }

    /** Counts a webhook with a valid signature. */
    void signed(SignedWith secret) {
        signatures(secret).increment();
    }

    /** Counts an event of the upstream that came under another name. */
    void relayedUnderAnotherName() {
        renamed(RELAYED).increment();
    }

    /** Counts an event of another repository that came under the upstream's name. */
    void nameTaken() {
        renamed(NAME_TAKEN).increment();
    }

    private Counter webhooks(String event, String outcome) {
        return Counter.builder("crcr.webhooks")
                .description("Webhooks, by event and outcome")
                .tag("event", event)
                .tag("outcome", outcome)
                .register(meters);
    }

    private Counter signatures(SignedWith secret) {
        return Counter.builder("crcr.webhook.signatures")
                .description("Webhooks with a valid signature, by the secret that made it")
                .tag("secret", secret.label())
                .register(meters);
    }

    private Counter renamed(String outcome) {
        return Counter.builder("crcr.renamed.events")
                .description("Events whose repository has the upstream's name or its id, and not both")
                .tag("outcome", outcome)
                .register(meters);
    }
}
