package crcr.lab.simulator.github.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.simulator.github.GitHubAnswer;
import crcr.lab.simulator.github.GitHubRefusal;
import crcr.lab.simulator.github.GitHubRequest;
import crcr.lab.simulator.github.repository.GitHubDocuments;
import crcr.lab.simulator.github.repository.GitHubRepositories;
import crcr.lab.simulator.github.repository.GitHubRepositories.Repository;
import crcr.lab.simulator.github.webhook.SentWebhooks;
import java.util.Map;
import java.util.Optional;

/** Answers calls in the App's own name. */
public final class AppCalls {
    private final GitHubApp app;
    private final GitHubRegistration registration;
    private final GitHubRepositories repositories;
    private final GitHubInstallations installations;
    private final GitHubTokens tokens;
    private final SentWebhooks webhooks;

    /** Answers for {@code app}. */
    public AppCalls(
            GitHubApp app,
            GitHubRegistration registration,
            GitHubRepositories repositories,
            GitHubInstallations installations,
            GitHubTokens tokens,
            SentWebhooks webhooks) {
        this.app = app;
        this.registration = registration;
        this.repositories = repositories;
        this.installations = installations;
        this.tokens = tokens;
        this.webhooks = webhooks;
    }

    /** Returns the installation on a repository. */
    public GitHubAnswer installation(GitHubRequest request) {
        app.check(request);
        Repository repository = repositories.subject(request);
        long id = installations.serving(repository).orElseThrow(() -> new GitHubRefusal(404, "Not Found"));
        ObjectNode answer = GitHubDocuments.installation(id, repository)
                .put("app_id", Long.parseLong(app.id()))
                .put("suspended_at", installations.isSuspended(repository.owner()) ? "2026-05-04T20:48:28Z" : null);
        return GitHubAnswer.json(200, granted(repository.owner()).shownIn(answer));
    }

    private GitHubRegistration.Grants granted(String owner) {
        return installations.accepted(owner).orElseGet(registration::asked);
    }

    /** Returns the App's registration. */
    public GitHubAnswer app(GitHubRequest request) {
        app.check(request);
        return GitHubAnswer.json(200, registration.asked().shownIn(GitHubDocuments.app(app.id())));
    }

    /** Returns the settings of the App's webhook. */
    public GitHubAnswer webhook(GitHubRequest request) {
        app.check(request);
        return GitHubAnswer.json(200, registration.webhook());
    }

    /** Returns a new token of an installation. */
    public GitHubAnswer token(GitHubRequest request) {
        app.check(request);
        long id = request.number("id");
        String owner = installations.owner(id).orElseThrow(() -> new GitHubRefusal(404, "Not Found"));
        if (installations.isSuspended(owner)) {
            throw new GitHubRefusal(403, "This installation has been suspended");
        }
        TokenRequest asked =
                TokenRequest.of(request, owner, repositories, granted(owner).permissions());
        boolean isServed = asked.repositories().stream()
                .map(repositories::numbered)
                .allMatch(repository -> repository
                        .filter(known -> installations.serves(id, known))
                        .isPresent());
        if (!isServed) {
            throw new GitHubRefusal(
                    422,
                    "There is at least one repository that does not exist or is not accessible to the parent"
                            + " installation.");
        }
        GitHubTokens.Issued issued = tokens.issue(id, asked.repositories(), asked.permissions());
        return GitHubAnswer.json(
                201,
                Map.of(
                        "token",
                        issued.token(),
                        "expires_at",
                        issued.expires().toString(),
                        "permissions",
                        asked.permissions()));
    }

    /** Returns the name of the repository of this id, in lower case. */
    public Optional<String> repositoryOfId(String id) {
        return Optional.of(id)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .flatMap(repositories::numbered)
                .map(Repository::key);
    }

    /** Returns the first repository in a token request, if the installation exists. */
    public Optional<String> tokenRepository(GitHubRequest request) {
        try {
            if (request.json().path("repository_ids").isArray()) {
                return repositories
                        .numbered(request.json().at("/repository_ids/0").asLong())
                        .map(Repository::key);
            }
            return installations
                    .owner(request.number("id"))
                    .map(owner -> owner + "/"
                            + request.json().path("repositories").path(0).asText())
                    .map(GitHubRepositories::lowerCase);
        } catch (GitHubRefusal _) {
            return Optional.empty();
        }
    }

    /** Returns a page of the attempts to deliver webhooks. */
    public GitHubAnswer deliveries(GitHubRequest request) {
        app.check(request);
        return webhooks.log().page(request);
    }

    /** Returns another attempt. */
    public GitHubAnswer redelivery(GitHubRequest request) {
        app.check(request);
        webhooks.redeliver(webhooks.log().redeliverable(request.parameter("id")));
        return GitHubAnswer.json(202, Map.of());
    }
}
