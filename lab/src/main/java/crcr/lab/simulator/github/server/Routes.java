package crcr.lab.simulator.github.server;

import crcr.lab.simulator.github.GitHubOperation;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import java.util.function.Function;

/** The paths of the API's operations. */
final class Routes {
    private Routes() {}

    /** Registers them, and an answer to everything else. */
    static void add(HttpRules rules, Function<GitHubOperation, Handler> handling, Handler otherwise) {
        rules.get("/app", handling.apply(GitHubOperation.APP))
                .get("/app/hook/config", handling.apply(GitHubOperation.WEBHOOK))
                .get("/app/hook/deliveries", handling.apply(GitHubOperation.DELIVERIES))
                .post("/app/hook/deliveries/{id}/attempts", handling.apply(GitHubOperation.REDELIVERY))
                .post("/app/installations/{id}/access_tokens", handling.apply(GitHubOperation.TOKEN))
                .get("/repositories/{number}", handling.apply(GitHubOperation.REPOSITORY));
        addBelow("/repos/{owner}/{repo}", rules, handling);
        addBelow("/repositories/{number}", rules, handling);
        rules.any(otherwise);
    }

    private static void addBelow(String repository, HttpRules rules, Function<GitHubOperation, Handler> handling) {
        String run = repository + "/actions/runs/{id}";
        rules.get(repository + "/installation", handling.apply(GitHubOperation.INSTALLATION))
                .post(repository + "/dispatches", handling.apply(GitHubOperation.DISPATCH))
                .get(repository + "/contents/{+path}", handling.apply(GitHubOperation.CONTENTS))
                .get(repository + "/labels/{+name}", handling.apply(GitHubOperation.LABEL))
                .get(repository + "/commits/{+name}", handling.apply(GitHubOperation.COMMIT))
                .post(repository + "/check-runs", handling.apply(GitHubOperation.CREATE_CHECK_RUN))
                .route(Method.PATCH, repository + "/check-runs/{id}", handling.apply(GitHubOperation.UPDATE_CHECK_RUN))
                .get(repository + "/check-suites/{id}/check-runs", handling.apply(GitHubOperation.SUITE_CHECK_RUNS))
                .post(run + "/rerun-failed-jobs", handling.apply(GitHubOperation.RERUN_FAILED_JOBS))
                .post(run + "/rerun", handling.apply(GitHubOperation.RERUN))
                .get(run + "/attempts/{attempt}", handling.apply(GitHubOperation.RUN_ATTEMPT))
                .get(run + "/attempts/{attempt}/jobs", handling.apply(GitHubOperation.ATTEMPT_JOBS));
    }
}
