package crcr.infrastructure.http.operator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.application.delivery.IgnoredDelivery;
import crcr.application.explanation.ExplainingChecks;
import crcr.application.explanation.ExplainingDeliveries;
import crcr.application.explanation.Explanation;
import crcr.application.explanation.Fate;
import crcr.application.explanation.JobOnPullRequest;
import crcr.application.explanation.PastDelivery;
import crcr.application.explanation.Step;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.http.intake.Endpoints;
import crcr.infrastructure.http.intake.HttpReply;
import crcr.infrastructure.http.intake.Outages;
import crcr.infrastructure.http.intake.QueryParameters;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Serves {@code /why}, which explains why a repository was triggered, or was not. */
public final class WhyRoute {
    private static final Pattern PULL_REQUEST = Pattern.compile("[1-9]\\d{0,17}");

    private final ExplainingDeliveries explaining;
    private final ExplainingChecks checks;

    /** Explains to every caller that reaches the port. */
    public WhyRoute(ExplainingDeliveries explaining, ExplainingChecks checks) {
        this.explaining = explaining;
        this.checks = checks;
    }

    /** Registers its endpoint. */
    public void on(HttpRules rules) {
        Endpoints.get(rules, "/why", this::explain);
    }

    private void explain(ServerRequest request, ServerResponse response) {
        QueryParameters parameters = QueryParameters.of(request.query(), Set.of("repo", "pr", "delivery"));
        parameters.require("repo");
        Optional<RepositoryName> repository = parameters.repository();
        Optional<Long> pullRequest = parameters.read("pr", "the number of a pull request", WhyRoute::number);
        Optional<DeliveryId> delivery =
                parameters.read("delivery", "a delivery's id, as X-GitHub-Delivery has it", DeliveryId::parse);
        if (pullRequest.isPresent() && delivery.isPresent()) {
            parameters.wrong("pr and delivery cannot be given together");
        }
        Outages.guard(() -> parameters
                        .refusal()
                        .orElseGet(() -> explained(explain(repository.orElseThrow(), pullRequest, delivery))))
                .send(response);
    }

    private static Optional<Long> number(String text) {
        return Optional.of(text)
                .filter(digits -> PULL_REQUEST.matcher(digits).matches())
                .map(Long::valueOf);
    }

    private Explanation explain(RepositoryName repository, Optional<Long> pullRequest, Optional<DeliveryId> delivery) {
        return delivery.map(id -> explaining.ofDelivery(repository, id))
                .or(() -> pullRequest.map(number -> explaining.ofPullRequest(repository, number)))
                .orElseGet(() -> explaining.ofLatest(repository));
    }

    private HttpReply explained(Explanation explanation) {
        WhyWords words = new WhyWords(explanation);
        ObjectNode body = HttpReply.ok().put("repo", explanation.repository().toString());
        switch (explanation.listing()) {
            case Explanation.Listing.Listed(var downstream) -> {
                body.put("listed", true).put("level", downstream.level().name());
                ArrayNode events = body.putArray("events");
                downstream.takesPartIn().stream().sorted().forEach(event -> events.add(event.event()));
            }
            case Explanation.Listing.NotListed() -> body.put("listed", false);
            case Explanation.Listing.NoAllowlistYet() -> body.putNull("listed");
        }
        explanation.presentName().ifPresent(name -> body.put("present_name", name.toString()));
        body.put("words", words.standing());
        words.nothing().ifPresent(nothing -> body.put("nothing", nothing));
        ArrayNode into = body.putArray("deliveries");
        explanation.deliveries().forEach(past -> {
            ObjectNode delivery = into.addObject();
            describe(past, words, delivery);
            if (past instanceof PastDelivery.Accepted accepted) {
                addJobs(checks.of(accepted.id(), accepted.event(), explanation.repository()), delivery);
            }
        });
        return HttpReply.of(Status.OK_200, "explained", body);
    }

    private static void addJobs(List<JobOnPullRequest> jobs, ObjectNode into) {
        ArrayNode described = into.putArray("jobs");
        jobs.forEach(job -> described.addObject().put("shown", job.isUpToDate()).put("words", JobWords.of(job)));
    }

    private static void describe(PastDelivery past, WhyWords words, ObjectNode into) {
        switch (past) {
            case PastDelivery.Ignored(Instant at, IgnoredDelivery delivery) -> {
                describe(at, delivery.id(), delivery.event(), delivery.action(), delivery.pullRequest(), into);
                into.put("outcome", "ignored").put("words", words.of(past)).putArray("steps");
            }
            case PastDelivery.Accepted(Instant at, DeliveryId id, UpstreamEvent event, Optional<Fate> fate) -> {
                describe(at, id, event.type(), event.action(), event.pullRequest(), into);
                into.put("sha", event.headSha())
                        .put("outcome", fate.map(WhyWords::outcome).orElse("not_a_target"))
                        .put("words", words.of(past))
                        .put("attempts", fate.map(Fate::attempts).orElse(0));
                ArrayNode steps = into.putArray("steps");
                fate.ifPresent(known -> known.steps().forEach(step -> describe(step, steps.addObject())));
            }
        }
    }

    private static void describe(
            Instant at,
            DeliveryId id,
            String event,
            Optional<String> action,
            OptionalLong pullRequest,
            ObjectNode into) {
        into.put("delivery_id", id.value()).put("at", at.toString()).put("event", event);
        action.ifPresent(known -> into.put("action", known));
        pullRequest.ifPresent(known -> into.put("pr", known));
    }

    private static void describe(Step step, ObjectNode into) {
        into.put("at", step.at().toString())
                .put("what", step.kind().name().toLowerCase(Locale.ROOT))
                .put("words", WhyWords.of(step));
    }
}
