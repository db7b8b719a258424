package crcr.lab.simulator.github.actions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.simulator.github.GitHubAnswer;
import crcr.lab.simulator.github.GitHubRequest;
import crcr.lab.simulator.github.app.GitHubRateLimit;
import crcr.lab.simulator.github.app.GitHubTokens;
import crcr.lab.simulator.github.repository.GitHubRepositories.Repository;
import java.util.Map;

/** Answers calls about workflow runs. */
public final class RunCalls {
    private static final String ACTIONS = "actions";

    private final GitHubTokens tokens;
    private final GitHubRateLimit rateLimit;
    private final SimulatedRuns runs;

    /** Answers from {@code runs}. */
    public RunCalls(GitHubTokens tokens, GitHubRateLimit rateLimit, SimulatedRuns runs) {
        this.tokens = tokens;
        this.rateLimit = rateLimit;
        this.runs = runs;
    }

    /** Returns another attempt for the failed jobs. */
    public GitHubAnswer rerunFailedJobs(GitHubRequest request) {
        return rerun(request, true);
    }

    /** Returns another attempt for all jobs. */
    public GitHubAnswer rerun(GitHubRequest request) {
        return rerun(request, false);
    }

    private GitHubAnswer rerun(GitHubRequest request, boolean onlyFailed) {
        Repository repository = tokens.opened(request, ACTIONS, "write");
        runs.rerun(repository, request.number("id"), onlyFailed);
        return rateLimit.counted(repository, GitHubAnswer.json(201, Map.of()));
    }

    /** Returns an attempt. */
    public GitHubAnswer attempt(GitHubRequest request) {
        Repository repository = tokens.opened(request, ACTIONS, "read");
        return rateLimit.counted(
                repository, GitHubAnswer.json(200, RunDocuments.attempt(repository, attempt(repository, request))));
    }

    /** Returns the jobs of an attempt. */
    public GitHubAnswer jobs(GitHubRequest request) {
        Repository repository = tokens.opened(request, ACTIONS, "read");
        SimulatedAttempt attempt = attempt(repository, request);
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("total_count", attempt.jobs().size());
        ArrayNode page = answer.putArray("jobs");
        request.page(attempt.jobs()).forEach(job -> page.add(RunDocuments.job(repository, attempt, job)));
        return rateLimit.counted(repository, GitHubAnswer.json(200, answer));
    }

    private SimulatedAttempt attempt(Repository repository, GitHubRequest request) {
        return runs.attempt(repository, request.number("id"), request.number("attempt"));
    }
}
