package crcr.lab.simulator.github.checks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.simulator.github.GitHubAnswer;
import crcr.lab.simulator.github.GitHubRequest;
import crcr.lab.simulator.github.app.GitHubRateLimit;
import crcr.lab.simulator.github.app.GitHubTokens;
import crcr.lab.simulator.github.repository.GitHubRepositories.Repository;
import java.util.List;

/** Answers calls about check runs. */
public final class CheckCalls {
    private static final String CHECKS = "checks";

    private final GitHubTokens tokens;
    private final GitHubRateLimit rateLimit;
    private final SimulatedChecks checks;
    private final CheckDocuments documents;

    /** Answers from {@code checks}. */
    public CheckCalls(
            GitHubTokens tokens, GitHubRateLimit rateLimit, SimulatedChecks checks, CheckDocuments documents) {
        this.tokens = tokens;
        this.rateLimit = rateLimit;
        this.checks = checks;
        this.documents = documents;
    }

    /** Returns a new check run. */
    public GitHubAnswer create(GitHubRequest request) {
        Repository repository = tokens.opened(request, CHECKS, "write");
        SimulatedCheckRun created = checks.create(repository, documents.appId(), request.json());
        return rateLimit.counted(repository, GitHubAnswer.json(201, documents.checkRun(repository, created)));
    }

    /** Returns a changed check run. */
    public GitHubAnswer update(GitHubRequest request) {
        Repository repository = tokens.opened(request, CHECKS, "write");
        SimulatedCheckRun updated = checks.update(repository, documents.appId(), request.number("id"), request.json());
        return rateLimit.counted(repository, GitHubAnswer.json(200, documents.checkRun(repository, updated)));
    }

    /** Returns the check runs of a suite. */
    public GitHubAnswer suite(GitHubRequest request) {
        Repository repository = tokens.opened(request, CHECKS, "read");
        boolean onlyLatest =
                request.parameters().getOrDefault("filter", "latest").equals("latest");
        List<SimulatedCheckRun> all = checks.ofSuite(repository, request.number("id"), onlyLatest);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("total_count", all.size());
        ArrayNode page = answer.putArray("check_runs");
        request.page(all).forEach(checkRun -> page.add(documents.checkRun(repository, checkRun)));
        return rateLimit.counted(repository, GitHubAnswer.json(200, answer));
    }
}
