package crcr.infrastructure.http.operator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.application.trust.HandlingIdentities;
import crcr.application.trust.KnownIdentities.Known;
import crcr.application.trust.KnownIdentities.KnownUpstream;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.http.intake.Endpoints;
import crcr.infrastructure.http.intake.HttpReply;
import crcr.infrastructure.http.intake.Outages;
import crcr.infrastructure.http.intake.QueryParameters;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code /trust}, where operators list and forget the identities behind names, and list the pipelines that stand
 * for repositories.
 */
public final class TrustRoute {
    private static final Logger LOG = LoggerFactory.getLogger(TrustRoute.class);

    private final HandlingIdentities identities;
    private final OperatorGuard guard;

    /** Allows callers that {@code guard} admits to forget identities. */
    public TrustRoute(HandlingIdentities identities, OperatorGuard guard) {
        this.identities = identities;
        this.guard = guard;
    }

    /** Registers its endpoints. */
    public void on(HttpRules rules) {
        Endpoints.get(rules, "/trust", this::list);
        Endpoints.post(rules, "/trust/forget", this::forget);
    }

    private void list(ServerRequest request, ServerResponse response) {
        QueryParameters parameters = QueryParameters.of(request.query(), Set.of());
        Outages.guard(() -> parameters.refusal().orElseGet(this::listed)).send(response);
    }

    private HttpReply listed() {
        ObjectNode body = HttpReply.ok();
        put(body, identities.callers(), identities.upstreams());
        PipelinesJson.put(body, identities.pipelines());
        return HttpReply.of(Status.OK_200, "listed", body);
    }

    private static void put(ObjectNode body, List<Known> callers, List<KnownUpstream> upstreams) {
        ArrayNode into = body.putArray("identities");
        callers.forEach(each -> {
            ObjectNode caller = into.addObject()
                    .put("repo", each.repository().toString())
                    .put("issuer", each.issuer())
                    .put("repository_id", each.identity().repositoryId())
                    .put("repository_owner_id", each.identity().ownerId())
                    .put("since", each.since().toString());
            each.presentName().ifPresent(name -> caller.put("present_name", name.toString()));
        });
        ArrayNode intoUpstreams = body.putArray("upstreams");
        upstreams.forEach(each -> {
            ObjectNode upstream = intoUpstreams
                    .addObject()
                    .put("repo", each.repository().toString())
                    .put("repository_id", each.id())
                    .put("since", each.since().toString());
            each.presentName().ifPresent(name -> upstream.put("present_name", name.toString()));
        });
    }

    private void forget(ServerRequest request, ServerResponse response) {
        QueryParameters parameters = QueryParameters.of(request.query(), Set.of("repo"));
        parameters.require("repo");
        Optional<RepositoryName> repository = parameters.repository();
        Outages.guard(() -> guard.refusal(request)
                        .or(parameters::refusal)
                        .orElseGet(() -> forget(repository.orElseThrow())))
                .send(response);
    }

    private HttpReply forget(RepositoryName repository) {
        int forgotten = identities.forget(repository);
        LOG.info(
                "{} identities of {} forgotten, as an operator asked; what comes next under that name is remembered",
                forgotten,
                repository);
        return HttpReply.of(Status.OK_200, "forgotten", HttpReply.ok().put("forgotten", forgotten));
    }
}
