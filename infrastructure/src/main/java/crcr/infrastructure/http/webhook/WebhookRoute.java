package crcr.infrastructure.http.webhook;

import crcr.application.delivery.TakeEvent.EventOutcome;
import crcr.application.operator.OperatorCommand;
import crcr.application.operator.Setting;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.http.intake.HttpReply;
import crcr.infrastructure.http.intake.IntakeBudget;
import crcr.infrastructure.http.intake.Outages;
import crcr.infrastructure.http.intake.RefusalLog;
import crcr.infrastructure.http.intake.RequestBody;
import crcr.infrastructure.http.intake.UnreadBody;
import crcr.infrastructure.http.webhook.WebhookSignature.SignedWith;
import crcr.infrastructure.observe.log.LogContext;
import crcr.infrastructure.shared.json.MalformedJsonException;
import crcr.infrastructure.spans.Spans;
import crcr.infrastructure.spans.TraceParent;
import io.helidon.http.BadRequestException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Serves {@code POST /github/webhook}, in the order of docs/reference/http.md#post-githubwebhook. */
public final class WebhookRoute {
    /** The largest body: GitHub's own maximum. */
    static final int MAX_BODY = 25 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(WebhookRoute.class);
    private static final HeaderName SIGNATURE = HeaderNames.create("X-Hub-Signature-256");
    private static final HeaderName EVENT = HeaderNames.create("X-GitHub-Event");
    private static final HeaderName DELIVERY = HeaderNames.create("X-GitHub-Delivery");
    private static final String PING = "ping";
    private static final Pattern EVENT_NAME = Pattern.compile("[a-z0-9_]{1,100}");
    // The outcomes that any stranger can cause.
    private static final Set<String> STRANGERS =
            Set.of(WebhookMeters.BAD_SIGNATURE, RequestBody.TOO_LARGE, RequestBody.TOO_SLOW, HttpReply.INTAKE_FULL);

    private final IntakeBudget budget;
    private final RequestBody body;
    private final WebhookSignature signature;
    private final EventTable events;
    private final WebhookMeters meters;
    private final RefusalLog refusals;
    private final Spans spans;

    /** Answers webhooks of at most {@link #MAX_BODY} bytes, within that budget. */
    public WebhookRoute(
            IntakeBudget budget,
            WebhookSignature signature,
            EventTable events,
            MeterRegistry meters,
            RefusalLog refusals,
            Spans spans) {
        this.budget = budget;
        this.refusals = refusals;
        this.spans = spans;
        this.body = new RequestBody(budget, MAX_BODY);
        this.signature = signature;
        this.events = events;
        this.meters = new WebhookMeters(
                Stream.concat(Stream.of(PING), events.types().stream()).collect(Collectors.toSet()), meters);
    }

    /** Answers one webhook. */
    public void handle(ServerRequest request, ServerResponse response) {
        try (LogContext context = LogContext.empty()) {
            delivery(request).ifPresent(context::delivery);
            HttpReply reply = budget.admit(request, () -> Outages.guard(() -> answer(request)));
            note(request, reply);
            reply.send(response);
        }
    }

    // A body without a signature is not read.
    private HttpReply answer(ServerRequest request) {
        return body.tooLarge(request)
                .or(() -> WebhookSignature.isWellFormed(header(request, SIGNATURE))
                        ? Optional.empty()
                        : Optional.of(UnreadBody.ofMistake(request, WebhookReply.badSignature())))
                .orElseGet(() -> body.use(request, bytes -> read(request, bytes)));
    }

    // Nothing is parsed before the signature is verified.
    private HttpReply read(ServerRequest request, byte[] bytes) {
        Optional<SignedWith> signedWith = signature.check(header(request, SIGNATURE), bytes);
        if (signedWith.isEmpty()) {
            return WebhookReply.badSignature();
        }
        meters.signed(signedWith.get());
        if (!isJson(request)) {
            return WebhookReply.notJson();
        }
        Optional<String> event =
                header(request, EVENT).filter(name -> EVENT_NAME.matcher(name).matches());
        if (event.isEmpty()) {
            return WebhookReply.malformed("X-GitHub-Event is absent or malformed");
        }
        Optional<DeliveryId> delivery = delivery(request);
        if (delivery.isEmpty()) {
            return WebhookReply.malformed("X-GitHub-Delivery is absent or malformed");
        }
        try {
            EventTable.Arrived arrived = events.read(event.get(), bytes);
            return event.get().equals(PING)
                    ? HttpReply.of(Status.OK_200, PING, HttpReply.ok())
                    : take(delivery.get(), event.get(), arrived);
        } catch (MalformedJsonException e) {
            return WebhookReply.malformed("the body " + e.getMessage());
        }
    }

    private HttpReply take(DeliveryId delivery, String event, EventTable.Arrived arrived) {
        Map<String, String> attributes = Map.of("crcr.delivery", delivery.value(), "crcr.event", event);
        try (Spans.Span span =
                spans.begin(new Spans.Subject("webhook", Spans.Side.SERVER, TraceParent.of(delivery), attributes))) {
            EventOutcome outcome = arrived.take(delivery);
            warn(outcome);
            HttpReply reply = WebhookReply.to(delivery, outcome);
            span.ended(reply.outcome(), reply.isRefusal());
            return reply;
        }
    }

    private void warn(EventOutcome outcome) {
        switch (outcome) {
            case EventOutcome.Accepted(int _, Optional<RepositoryName> renamedTo) ->
                renamedTo.ifPresent(name -> {
                    meters.relayedUnderAnotherName();
                    LOG.warn(
                            "the upstream was renamed, and is known only by its id: set {} to {}",
                            Setting.UPSTREAM_REPO,
                            name);
                });
            case EventOutcome.NameTaken(String reason) -> {
                meters.nameTaken();
                LOG.warn(
                        "{}; {} shows it, and {} forgets it",
                        reason,
                        OperatorCommand.LIST_TRUST,
                        OperatorCommand.FORGET_TRUST);
            }
            case EventOutcome.Repeated _,
                    EventOutcome.Ignored _,
                    EventOutcome.Incomplete _,
                    EventOutcome.NoAllowlistYet _ -> {}
        }
    }

    // A stranger's text becomes neither a label nor, except for a well-formed id, part of a log line.
    private void note(ServerRequest request, HttpReply reply) {
        String event = header(request, EVENT).map(meters::label).orElse(WebhookMeters.OTHER);
        meters.count(event, reply.outcome());
        LOG.atLevel(level(reply))
                .addKeyValue("event", event)
                .addKeyValue("outcome", reply.outcome())
                .log("webhook answered {} {}", reply.status().code(), reply.body());
    }

    private Level level(HttpReply reply) {
        if (!reply.isRefusal()) {
            return Level.INFO;
        }
        return STRANGERS.contains(reply.outcome()) ? refusals.next() : Level.WARN;
    }

    private static Optional<DeliveryId> delivery(ServerRequest request) {
        return header(request, DELIVERY).flatMap(DeliveryId::parse);
    }

    private static boolean isJson(ServerRequest request) {
        try {
            return request.headers()
                    .contentType()
                    .map(HttpMediaType::mediaType)
                    .filter(type -> type.type().equals("application")
                            && (type.subtype().equals("json") || type.subtype().endsWith("+json")))
                    .isPresent();
        } catch (BadRequestException e) {
            return false;
        }
    }

    private static Optional<String> header(ServerRequest request, HeaderName name) {
        return request.headers().first(name);
    }
}
