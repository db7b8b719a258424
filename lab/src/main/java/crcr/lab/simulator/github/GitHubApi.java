package crcr.lab.simulator.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.simulator.github.GitHubRepositories.Repository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What GitHub answers to each call. */
final class GitHubApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GitHubApp app;
    private final GitHubRegistration registration;
    private final GitHubRepositories repositories;
    private final GitHubInstallations installations;
    private final GitHubTokens tokens;
    private final GitHubFiles files;
    private final GitHubRateLimit rateLimit;
    private final Consumer<ReceivedDispatch> dispatches;
    private final GitHubDeliveryLog log;
    private final Consumer<GitHubDeliveryLog.Webhook> redeliveries;

    GitHubApi(
            GitHubApp app,
            GitHubRegistration registration,
            GitHubRepositories repositories,
            GitHubInstallations installations,
            GitHubTokens tokens,
            GitHubFiles files,
            GitHubRateLimit rateLimit,
            Consumer<ReceivedDispatch> dispatches,
            GitHubDeliveryLog log,
            Consumer<GitHubDeliveryLog.Webhook> redeliveries) {
        this.app = app;
        this.registration = registration;
        this.repositories = repositories;
        this.installations = installations;
        this.tokens = tokens;
        this.files = files;
        this.rateLimit = rateLimit;
        this.dispatches = dispatches;
        this.log = log;
        this.redeliveries = redeliveries;
    }

    GitHubAnswer answer(GitHubRequest request) {
        try {
            if (request.headers().getOrDefault("user-agent", "").isEmpty()) {
                throw new GitHubRefusal(403, "Request forbidden by administrative rules: a User-Agent is required");
            }
            return switch (request.operation()) {
                case INSTALLATION -> installation(request);
                case TOKEN -> token(request);
                case REPOSITORY -> repository(request);
                case DISPATCH -> dispatch(request);
                case CONTENTS -> contents(request);
                case DELIVERIES -> deliveries(request);
                case REDELIVERY -> redelivery(request);
                case APP -> app(request);
                case WEBHOOK -> webhook(request);
            };
        } catch (GitHubRefusal refusal) {
            return refusal.answer();
        }
    }

    /** What the repository of this id is called, in lower case. */
    Optional<String> repositoryOfId(String id) {
        try {
            return repositories.numbered(number(id)).map(Repository::key);
        } catch (GitHubRefusal _) {
            return Optional.empty();
        }
    }

    /** The first repository that the body of a token request names; the installation has to exist for that. */
    Optional<String> tokenRepository(String installation, byte[] body) {
        try {
            JsonNode selected = parsed(body);
            if (selected.path("repository_ids").isArray()) {
                return repositoryOfId(selected.at("/repository_ids/0").asText());
            }
            return installations
                    .owner(number(installation))
                    .map(owner ->
                            owner + "/" + selected.path("repositories").path(0).asText())
                    .map(GitHubRepositories::lowerCase);
        } catch (GitHubRefusal _) {
            return Optional.empty();
        }
    }

    /**
     * The repository that a call is about. If it was renamed since, the call is redirected.
     *
     * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api">GitHub's
     *     rules</a>
     */
    private Repository subject(GitHubRequest request) {
        String name = request.repository().orElseThrow(() -> new GitHubRefusal(404, "Not Found"));
        return repositories
                .named(name)
                .orElseThrow(() -> repositories
                        .formerlyNamed(name)
                        .map(moved -> GitHubRefusal.moved(request, moved.id()))
                        .orElseGet(() -> new GitHubRefusal(404, "Not Found")));
    }

    private GitHubAnswer installation(GitHubRequest request) {
        app.check(request);
        Repository repository = subject(request);
        long id = installations.serving(repository).orElseThrow(() -> new GitHubRefusal(404, "Not Found"));
        GitHubRegistration.Grants grants =
                installations.accepted(repository.owner()).orElseGet(registration::asked);
        ObjectNode answer = GitHubDocuments.installation(id, repository)
                .put("app_id", number(app.id()))
                .put("suspended_at", installations.isSuspended(repository.owner()) ? "2026-05-04T20:48:28Z" : null);
        answer.set("permissions", JSON.valueToTree(grants.permissions()));
        answer.set("events", JSON.valueToTree(grants.events()));
        return GitHubAnswer.json(200, answer);
    }

    private GitHubAnswer repository(GitHubRequest request) {
        tokens.check(request);
        Repository repository = subject(request);
        tokens.check(request, repository, false);
        return limited(repository, GitHubAnswer.json(200, GitHubDocuments.repository(repository)));
    }

    private GitHubAnswer app(GitHubRequest request) {
        app.check(request);
        ObjectNode answer = GitHubDocuments.app().put("id", number(app.id()));
        answer.set("permissions", JSON.valueToTree(registration.asked().permissions()));
        answer.set("events", JSON.valueToTree(registration.asked().events()));
        return GitHubAnswer.json(200, answer);
    }

    private GitHubAnswer webhook(GitHubRequest request) {
        app.check(request);
        return GitHubAnswer.json(200, registration.webhook());
    }

    private GitHubAnswer token(GitHubRequest request) {
        app.check(request);
        long id = number(request.parameter("id"));
        String owner = installations.owner(id).orElseThrow(() -> new GitHubRefusal(404, "Not Found"));
        if (installations.isSuspended(owner)) {
            throw new GitHubRefusal(403, "This installation has been suspended");
        }
        JsonNode body = parsed(request.body().bytes());
        List<Long> selected = new ArrayList<>();
        body.path("repository_ids").forEach(number -> selected.add(number.asLong()));
        body.path("repositories")
                .forEach(name -> selected.add(repositories
                        .named(owner + "/" + name.asText())
                        .map(Repository::id)
                        .orElse(-1L)));
        boolean served = selected.stream()
                .allMatch(number -> repositories
                        .numbered(number)
                        .filter(repository -> installations.serves(id, repository))
                        .isPresent());
        if (!served) {
            throw new GitHubRefusal(
                    422,
                    "There is at least one repository that does not exist or is not accessible to the parent"
                            + " installation.");
        }
        String contents = body.path("permissions").path("contents").asText("write");
        if (!Set.of("read", "write").contains(contents)) {
            throw new GitHubRefusal(422, "Invalid request.\n\npermissions.contents must be read or write.");
        }
        GitHubTokens.Issued issued = tokens.issue(id, selected, contents);
        return GitHubAnswer.json(
                201,
                Map.of(
                        "token",
                        issued.token(),
                        "expires_at",
                        issued.expires().toString(),
                        "permissions",
                        Map.of("contents", contents)));
    }

    private GitHubAnswer dispatch(GitHubRequest request) {
        tokens.check(request);
        Repository repository = subject(request);
        tokens.check(request, repository, true);
        String spelled = request.parameters().containsKey("repo")
                ? request.parameter("owner") + "/" + request.parameter("repo")
                : repository.fullName();
        dispatches.accept(GitHubDispatchRules.read(spelled, request.body().bytes()));
        return limited(repository, new GitHubAnswer(204, Map.of(), ""));
    }

    private GitHubAnswer contents(GitHubRequest request) {
        if (!request.headers().containsKey("authorization")) {
            return rateLimit.open(() -> openContents(request));
        }
        tokens.check(request);
        Repository repository = subject(request);
        tokens.check(request, repository, false);
        return limited(repository, files.answer(request, repository.key()));
    }

    private GitHubAnswer openContents(GitHubRequest request) {
        Repository repository = subject(request);
        return files.isOpen(repository.key())
                ? files.answer(request, repository.key())
                : GitHubAnswer.error(404, "Not Found");
    }

    private GitHubAnswer deliveries(GitHubRequest request) {
        app.check(request);
        return log.page(request);
    }

    private GitHubAnswer redelivery(GitHubRequest request) {
        app.check(request);
        redeliveries.accept(log.redeliverable(request.parameter("id")));
        return GitHubAnswer.json(202, Map.of());
    }

    private GitHubAnswer limited(Repository repository, GitHubAnswer answer) {
        return answer.with(rateLimit.headers(repository.owner(), answer.status() == 304));
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException _) {
            throw new GitHubRefusal(400, "Problems parsing JSON");
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw new GitHubRefusal(404, "Not Found");
        }
    }
}
