package crcr.infrastructure.http.operator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.application.scorecard.ReadingScorecards;
import crcr.application.scorecard.ReadingScorecards.Detailed;
import crcr.application.scorecard.ReadingScorecards.Scorecards;
import crcr.domain.repository.RepositoryName;
import crcr.domain.scorecard.Window;
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

/** Serves {@code /scorecard}: the scorecards of downstreams (docs/reference/http.md#scorecard). */
public final class ScorecardRoute {
    private final ReadingScorecards scorecards;

    /** Answers from {@code scorecards}. */
    public ScorecardRoute(ReadingScorecards scorecards) {
        this.scorecards = scorecards;
    }

    /** Registers its endpoint. */
    public void on(HttpRules rules) {
        Endpoints.get(rules, "/scorecard", this::read);
    }

    private void read(ServerRequest request, ServerResponse response) {
        QueryParameters parameters = QueryParameters.of(request.query(), Set.of("repo", "over"));
        Optional<RepositoryName> repository = parameters.repository();
        List<Window> windows = parameters
                .read("over", "one of " + Window.names(), Window::named)
                .map(List::of)
                .orElseGet(() -> List.of(Window.values()));
        Outages.guard(() -> parameters
                        .refusal()
                        .orElseGet(() ->
                                repository.map(named -> one(named, windows)).orElseGet(() -> all(windows))))
                .send(response);
    }

    private HttpReply all(List<Window> windows) {
        Scorecards read = scorecards.all();
        ObjectNode body = HttpReply.ok().put("at", read.at().toString());
        ArrayNode into = body.putArray("scorecards");
        read.all().forEach(each -> ScorecardJson.put(into.addObject(), each, windows, read.at()));
        return HttpReply.of(Status.OK_200, "scorecard", body);
    }

    private HttpReply one(RepositoryName repository, List<Window> windows) {
        return scorecards
                .of(repository)
                .map(found -> HttpReply.of(Status.OK_200, "scorecard", detailed(found, windows)))
                .orElseGet(() -> HttpReply.refusal(
                        Status.NOT_FOUND_404, "not_listed", repository + " is not on the allowlist in force"));
    }

    private static ObjectNode detailed(Detailed found, List<Window> windows) {
        ObjectNode body = HttpReply.ok().put("at", found.at().toString());
        ObjectNode card = body.putArray("scorecards").addObject();
        ScorecardJson.put(card, found.scored(), windows, found.at());
        ArrayNode days = card.putArray("days");
        found.days()
                .forEach(day -> ScorecardJson.put(
                        days.addObject().put("date", day.date().toString()), day.tally()));
        return body;
    }
}
