package crcr.lab.simulator.github.server;

import crcr.lab.simulator.github.GitHubAnswer;
import crcr.lab.simulator.github.GitHubRequest;
import crcr.lab.simulator.github.ReceivedDispatch;
import crcr.lab.simulator.github.app.GitHubRateLimit;
import crcr.lab.simulator.github.app.GitHubTokens;
import crcr.lab.simulator.github.repository.GitHubCommits;
import crcr.lab.simulator.github.repository.GitHubDispatchRules;
import crcr.lab.simulator.github.repository.GitHubDocuments;
import crcr.lab.simulator.github.repository.GitHubFiles;
import crcr.lab.simulator.github.repository.GitHubLabels;
import crcr.lab.simulator.github.repository.GitHubRepositories;
import crcr.lab.simulator.github.repository.GitHubRepositories.Repository;
import java.util.Map;
import java.util.function.Consumer;

/** Answers calls about repositories and their content. */
public final class RepositoryCalls {
    private final GitHubTokens tokens;
    private final GitHubRepositories repositories;
    private final GitHubFiles files;
    private final GitHubLabels labels;
    private final GitHubCommits commits;
    private final GitHubRateLimit rateLimit;
    private final Consumer<ReceivedDispatch> dispatches;

    /** Answers from these, and passes dispatches on. */
    public RepositoryCalls(
            GitHubTokens tokens,
            GitHubRepositories repositories,
            GitHubFiles files,
            GitHubLabels labels,
            GitHubCommits commits,
            GitHubRateLimit rateLimit,
            Consumer<ReceivedDispatch> dispatches) {
        this.tokens = tokens;
        this.repositories = repositories;
        this.files = files;
        this.labels = labels;
        this.commits = commits;
        this.rateLimit = rateLimit;
        this.dispatches = dispatches;
    }

    /** Returns a repository. */
    public GitHubAnswer repository(GitHubRequest request) {
        Repository repository = tokens.opened(request, "metadata", "read");
        return rateLimit.counted(repository, GitHubAnswer.json(200, GitHubDocuments.repository(repository)));
    }

    /** Accepts a dispatch to a repository. */
    public GitHubAnswer dispatch(GitHubRequest request) {
        Repository repository = tokens.opened(request, "contents", "write");
        String spelled = request.parameters().containsKey("repo")
                ? request.parameter("owner") + "/" + request.parameter("repo")
                : repository.fullName();
        dispatches.accept(GitHubDispatchRules.read(spelled, request.body().bytes()));
        return rateLimit.counted(repository, new GitHubAnswer(204, Map.of(), ""));
    }

    /** Returns a file in a repository. */
    public GitHubAnswer contents(GitHubRequest request) {
        if (!request.headers().containsKey("authorization")) {
            return rateLimit.open(() -> openContents(request));
        }
        Repository repository = tokens.opened(request, "contents", "read");
        return rateLimit.counted(repository, files.answer(request, repository.key()));
    }

    private GitHubAnswer openContents(GitHubRequest request) {
        Repository repository = repositories.subject(request);
        return files.isOpen(repository.key())
                ? files.answer(request, repository.key())
                : GitHubAnswer.error(404, "Not Found");
    }

    /** Returns a commit of a repository, as its SHA. */
    public GitHubAnswer commit(GitHubRequest request) {
        Repository repository = tokens.opened(request, "contents", "read");
        return rateLimit.counted(repository, commits.answer(request, repository));
    }

    /** Returns a label of a repository. */
    public GitHubAnswer label(GitHubRequest request) {
        Repository repository = tokens.opened(request, "pull_requests", "read");
        String name = request.parameter("name");
        return rateLimit.counted(
                repository,
                labels.has(repository, name)
                        ? GitHubAnswer.json(200, GitHubDocuments.label(repository, name))
                        : GitHubAnswer.error(404, "Not Found"));
    }
}
