package crcr.lab.simulator.github.checks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.simulator.github.app.GitHubApp;
import crcr.lab.simulator.github.app.GitHubRegistration;
import crcr.lab.simulator.github.repository.GitHubDocuments;
import crcr.lab.simulator.github.repository.GitHubRepositories.Repository;
import java.time.Instant;

/** Writes GitHub's documents about check runs. */
public final class CheckDocuments {
    private final GitHubApp app;
    private final GitHubRegistration registration;

    /** Writes documents for this App. */
    public CheckDocuments(GitHubApp app, GitHubRegistration registration) {
        this.app = app;
        this.registration = registration;
    }

    String appId() {
        return app.id();
    }

    /**
     * Returns a check run, without the additions of an event. It names no pull requests, as GitHub does for those from
     * forks.
     */
    public ObjectNode checkRun(Repository repository, SimulatedCheckRun checkRun) {
        String path = "https://api.github.com/repos/" + repository.fullName() + "/check-runs/" + checkRun.id();
        ObjectNode document = GitHubDocuments.of("check_run", repository)
                .put("id", checkRun.id())
                .put("head_sha", checkRun.headSha())
                .put("external_id", checkRun.externalId())
                .put("url", path)
                .put("html_url", "https://github.com/" + repository.fullName() + "/runs/" + checkRun.id())
                .put("details_url", checkRun.detailsUrl().orElse("https://relay.example.org"))
                .put("status", checkRun.status())
                .put("conclusion", checkRun.conclusion().orElse(null))
                .put("started_at", checkRun.startedAt().map(Instant::toString).orElse(null))
                .put(
                        "completed_at",
                        checkRun.completedAt().map(Instant::toString).orElse(null))
                .put("name", checkRun.name());
        document.putObject("output")
                .put("title", checkRun.title().isEmpty() ? null : checkRun.title())
                .put("summary", checkRun.summary().isEmpty() ? null : checkRun.summary())
                .putNull("text")
                .put("annotations_count", 0)
                .put("annotations_url", path + "/annotations");
        document.putObject("check_suite").put("id", checkRun.suite());
        document.set("app", app(checkRun.appId()));
        document.putArray("pull_requests");
        return document;
    }

    /** Returns the suite of a check run in the form of an event that requests all of it again. */
    public ObjectNode suite(Repository repository, SimulatedCheckRun checkRun) {
        String url = "https://api.github.com/repos/" + repository.fullName() + "/check-suites/" + checkRun.suite();
        ObjectNode document = GitHubDocuments.of("check_suite", repository)
                .put("id", checkRun.suite())
                .put("head_sha", checkRun.headSha())
                .put("after", checkRun.headSha())
                .put("url", url)
                .put("check_runs_url", url + "/check-runs")
                .put("status", "queued")
                .putNull("conclusion");
        document.withObjectProperty("head_commit").put("id", checkRun.headSha());
        document.putArray("pull_requests");
        document.set("app", app(checkRun.appId()));
        return document;
    }

    private ObjectNode app(String id) {
        return registration.asked().shownIn(GitHubDocuments.app(id)).put("client_id", "Iv23li" + id);
    }
}
