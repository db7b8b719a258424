package crcr.lab.simulator.github.server;

import crcr.lab.simulator.github.GitHubAnswer;
import crcr.lab.simulator.github.GitHubRefusal;
import crcr.lab.simulator.github.GitHubRequest;
import crcr.lab.simulator.github.actions.RunCalls;
import crcr.lab.simulator.github.app.AppCalls;
import crcr.lab.simulator.github.checks.CheckCalls;

/**
 * The handlers of the API's calls.
 *
 * @param app handles calls in the App's own name
 * @param repositories handles calls about repositories, which need a token, as all others do
 */
public record GitHubApi(AppCalls app, RepositoryCalls repositories, CheckCalls checks, RunCalls runs) {
    GitHubAnswer answer(GitHubRequest request) {
        try {
            if (request.headers().getOrDefault("user-agent", "").isEmpty()) {
                throw new GitHubRefusal(403, "Request forbidden by administrative rules: a User-Agent is required");
            }
            return switch (request.operation()) {
                case INSTALLATION -> app.installation(request);
                case TOKEN -> app.token(request);
                case APP -> app.app(request);
                case WEBHOOK -> app.webhook(request);
                case DELIVERIES -> app.deliveries(request);
                case REDELIVERY -> app.redelivery(request);
                case REPOSITORY -> repositories.repository(request);
                case DISPATCH -> repositories.dispatch(request);
                case CONTENTS -> repositories.contents(request);
                case LABEL -> repositories.label(request);
                case COMMIT -> repositories.commit(request);
                case CREATE_CHECK_RUN -> checks.create(request);
                case UPDATE_CHECK_RUN -> checks.update(request);
                case SUITE_CHECK_RUNS -> checks.suite(request);
                case RERUN_FAILED_JOBS -> runs.rerunFailedJobs(request);
                case RERUN -> runs.rerun(request);
                case RUN_ATTEMPT -> runs.attempt(request);
                case ATTEMPT_JOBS -> runs.jobs(request);
            };
        } catch (GitHubRefusal refusal) {
            return refusal.answer();
        }
    }
}
