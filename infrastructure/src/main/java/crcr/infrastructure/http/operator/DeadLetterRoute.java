package crcr.infrastructure.http.operator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.application.deadletter.DeadLetter;
import crcr.application.deadletter.HandlingDeadLetters;
import crcr.application.deadletter.HandlingDeadLetters.Found;
import crcr.application.deadletter.HandlingDeadLetters.Handled;
import crcr.application.deadletter.Selection;
import crcr.application.outbox.QueueName;
import crcr.application.store.StoreUnreachableException;
import crcr.domain.delivery.Payload;
import crcr.infrastructure.http.intake.Endpoints;
import crcr.infrastructure.http.intake.HttpReply;
import crcr.infrastructure.http.intake.Outages;
import crcr.infrastructure.http.intake.QueryParameters;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code /dead-letters}, where operators list dead letters, queue them again, or drop them. */
public final class DeadLetterRoute {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterRoute.class);
    private static final Set<String> HANDLING = Stream.concat(
                    DeadLetterQuery.SELECTING.stream(), Stream.of("all", "dry_run"))
            .collect(Collectors.toUnmodifiableSet());

    private final HandlingDeadLetters handling;
    private final OperatorGuard guard;

    /** Allows changes to callers that {@code guard} admits. */
    public DeadLetterRoute(HandlingDeadLetters handling, OperatorGuard guard) {
        this.handling = handling;
        this.guard = guard;
    }

    /** Registers its endpoints. */
    public void on(HttpRules rules) {
        Endpoints.get(rules, "/dead-letters", this::list);
        Endpoints.get(rules, "/dead-letters/content", this::content);
        Endpoints.post(
                rules,
                "/dead-letters/retry",
                (request, response) -> handle("retried", handling::retry, request, response));
        Endpoints.post(
                rules,
                "/dead-letters/drop",
                (request, response) -> handle("dropped", handling::drop, request, response));
    }

    private void list(ServerRequest request, ServerResponse response) {
        QueryParameters parameters = QueryParameters.of(request.query(), DeadLetterQuery.SELECTING);
        Selection selection = new DeadLetterQuery(parameters, handling.queues()).selection();
        Outages.guard(() -> parameters.refusal().orElseGet(() -> listed(handling.list(selection))))
                .send(response);
    }

    private static HttpReply listed(List<Found> found) {
        ObjectNode body = HttpReply.ok();
        ArrayNode letters = body.putArray("dead_letters");
        found.forEach(each -> describe(each.queue(), each.letter(), letters.addObject()));
        return HttpReply.of(Status.OK_200, "listed", body);
    }

    private static void describe(QueueName queue, DeadLetter letter, ObjectNode into) {
        into.put("queue", queue.value())
                .put("id", letter.id())
                .put("delivery_id", letter.delivery())
                .put("repo", letter.downstream().toString())
                .put("died_at", letter.died().toString())
                .put("attempts", letter.attempts())
                .put("reason", letter.reason());
    }

    private void content(ServerRequest request, ServerResponse response) {
        QueryParameters parameters = QueryParameters.of(request.query(), Set.of("queue", "id"));
        parameters.require("queue", "id");
        Optional<QueueName> queue = new DeadLetterQuery(parameters, handling.queues()).queue();
        Optional<HttpReply> wrong = parameters.refusal();
        if (wrong.isPresent()) {
            wrong.get().send(response);
            return;
        }
        try {
            handling.content(queue.orElseThrow(), parameters.text("id").orElseThrow())
                    .ifPresentOrElse(
                            content -> send(content, response), () -> nothing().send(response));
        } catch (StoreUnreachableException e) {
            Outages.storeAway(e).send(response);
        }
    }

    // Exactly the bytes that would be sent.
    private static void send(Payload content, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, "application/json").send(content.bytes());
    }

    private static HttpReply nothing() {
        return HttpReply.refusal(Status.NOT_FOUND_404, "not_found", "there is no such dead letter in this queue");
    }

    /** An action on a selection. */
    private interface Step {
        Handled take(Selection selection, boolean dryRun);
    }

    private void handle(String done, Step step, ServerRequest request, ServerResponse response) {
        QueryParameters parameters = QueryParameters.of(request.query(), HANDLING);
        DeadLetterQuery query = new DeadLetterQuery(parameters, handling.queues());
        Selection selection = query.selection();
        boolean dryRun = parameters.flag("dry_run");
        query.requireSelection();
        Outages.guard(() -> guard.refusal(request)
                        .or(parameters::refusal)
                        .orElseGet(() -> handled(done, step.take(selection, dryRun), selection, dryRun)))
                .send(response);
    }

    private static HttpReply handled(String done, Handled handled, Selection selection, boolean dryRun) {
        if (!dryRun) {
            LOG.info(
                    "{} of {} dead letters {}, selected by {}", handled.handled(), handled.selected(), done, selection);
        }
        return HttpReply.of(
                Status.OK_200,
                done,
                HttpReply.ok()
                        .put("selected", handled.selected())
                        .put("handled", handled.handled())
                        .put("dry_run", dryRun));
    }
}
