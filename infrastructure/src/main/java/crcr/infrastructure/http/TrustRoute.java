package crcr.infrastructure.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.application.trust.KnownIdentities;
import crcr.application.trust.KnownIdentities.Known;
import crcr.domain.repository.RepositoryName;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /trust}: which repositories names stand for, for operators to look at and to forget. */
final class TrustRoute {
    private static final Logger LOG = LoggerFactory.getLogger(TrustRoute.class);

    private final KnownIdentities identities;
    private final OperatorGuard guard;

    TrustRoute(KnownIdentities identities, OperatorGuard guard) {
        this.identities = identities;
        this.guard = guard;
    }

    /** Puts its endpoints there. */
    void on(HttpRules rules) {
        Endpoints.get(rules, "/trust", this::list);
        Endpoints.post(rules, "/trust/forget", this::forget);
    }

    private void list(ServerRequest request, ServerResponse response) {
        QueryParameters parameters = QueryParameters.of(request.query(), Set.of());
        Outages.guard(() -> parameters.refusal().orElseGet(() -> listed(identities.all())))
                .send(response);
    }

    private static Reply listed(List<Known> known) {
        ObjectNode body = Reply.ok();
        ArrayNode into = body.putArray("identities");
        known.forEach(each -> into.addObject()
                .put("repo", each.repository().toString())
                .put("issuer", each.issuer())
                .put("repository_id", each.identity().repositoryId())
                .put("repository_owner_id", each.identity().ownerId())
                .put("since", each.since().toString()));
        return Reply.of(Status.OK_200, "listed", body);
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

    private Reply forget(RepositoryName repository) {
        int forgotten = identities.forget(repository);
        LOG.info(
                "{} identities of {} forgotten, as an operator asked; its next caller is remembered",
                forgotten,
                repository);
        return Reply.of(Status.OK_200, "forgotten", Reply.ok().put("forgotten", forgotten));
    }
}
