package crcr.lab.simulator.github;

/** The operations of GitHub's API. */
public enum GitHubOperation {
    /** {@code GET /repos/{owner}/{repo}/installation}, or {@code /repositories/{id}/installation}. */
    INSTALLATION,

    /** {@code POST /app/installations/{id}/access_tokens}. */
    TOKEN,

    /** {@code GET /repositories/{id}}. */
    REPOSITORY,

    /** {@code POST /repos/{owner}/{repo}/dispatches}, or {@code /repositories/{id}/dispatches}. */
    DISPATCH,

    /** {@code GET /repos/{owner}/{repo}/contents/{path}}. */
    CONTENTS,

    /** {@code GET /app/hook/deliveries}. */
    DELIVERIES,

    /** {@code POST /app/hook/deliveries/{id}/attempts}. */
    REDELIVERY,

    /** {@code GET /app}. */
    APP,

    /** {@code GET /app/hook/config}. */
    WEBHOOK,

    /** {@code GET /repos/{owner}/{repo}/labels/{name}}. */
    LABEL,

    /** {@code GET /repos/{owner}/{repo}/commits/{ref}}. */
    COMMIT,

    /** {@code POST /repos/{owner}/{repo}/check-runs}. */
    CREATE_CHECK_RUN,

    /** {@code PATCH /repos/{owner}/{repo}/check-runs/{id}}. */
    UPDATE_CHECK_RUN,

    /** {@code GET /repos/{owner}/{repo}/check-suites/{id}/check-runs}. */
    SUITE_CHECK_RUNS,

    /** {@code POST /repos/{owner}/{repo}/actions/runs/{id}/rerun-failed-jobs}. */
    RERUN_FAILED_JOBS,

    /** {@code POST /repos/{owner}/{repo}/actions/runs/{id}/rerun}. */
    RERUN,

    /** {@code GET /repos/{owner}/{repo}/actions/runs/{id}/attempts/{attempt}}. */
    RUN_ATTEMPT,

    /** {@code GET /repos/{owner}/{repo}/actions/runs/{id}/attempts/{attempt}/jobs}. */
    ATTEMPT_JOBS
}
