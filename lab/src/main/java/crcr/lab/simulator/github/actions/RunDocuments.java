package crcr.lab.simulator.github.actions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.simulator.github.actions.SimulatedAttempt.Job;
import crcr.lab.simulator.github.repository.GitHubDocuments;
import crcr.lab.simulator.github.repository.GitHubRepositories.Repository;
import java.util.Optional;

/** Writes GitHub's documents about workflow runs. */
final class RunDocuments {
    private RunDocuments() {}

    static ObjectNode attempt(Repository repository, SimulatedAttempt attempt) {
        String api = api(repository, attempt);
        ObjectNode document = GitHubDocuments.of("workflow_run", repository)
                .put("id", attempt.run())
                .put("run_attempt", attempt.attempt())
                .put("status", status(attempt.conclusion()))
                .put("conclusion", attempt.conclusion().orElse(null))
                .put("url", api)
                .put("html_url", page(repository, attempt))
                .put("jobs_url", api + "/jobs")
                .put("logs_url", api + "/logs")
                .put("artifacts_url", api + "/artifacts")
                .put("cancel_url", api + "/cancel")
                .put("rerun_url", api + "/rerun")
                .put(
                        "previous_attempt_url",
                        attempt.attempt() == 1 ? null : api + "/attempts/" + (attempt.attempt() - 1));
        document.set("repository", GitHubDocuments.repository(repository));
        document.set("head_repository", GitHubDocuments.repository(repository));
        return document;
    }

    static ObjectNode job(Repository repository, SimulatedAttempt attempt, Job job) {
        String jobs = "https://api.github.com/repos/" + repository.fullName();
        return GitHubDocuments.of("job", repository)
                .put("id", job.id())
                .put("run_id", attempt.run())
                .put("run_attempt", attempt.attempt())
                .put("run_url", api(repository, attempt))
                .put("url", jobs + "/actions/jobs/" + job.id())
                .put("html_url", page(repository, attempt) + "/job/" + job.id())
                .put("check_run_url", jobs + "/check-runs/" + job.id())
                .put("name", job.name())
                .put("status", status(job.conclusion()))
                .put("conclusion", job.conclusion().orElse(null))
                .put(
                        "completed_at",
                        job.conclusion().map(_ -> "2026-01-02T03:14:05Z").orElse(null));
    }

    private static String status(Optional<String> conclusion) {
        return conclusion.isPresent() ? "completed" : "in_progress";
    }

    private static String api(Repository repository, SimulatedAttempt attempt) {
        return "https://api.github.com/repos/" + repository.fullName() + "/actions/runs/" + attempt.run();
    }

    private static String page(Repository repository, SimulatedAttempt attempt) {
        return "https://github.com/" + repository.fullName() + "/actions/runs/" + attempt.run();
    }
}
