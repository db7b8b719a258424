package crcr.lab.simulator.github;

/** What a call of GitHub's API asks for. */
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
    WEBHOOK
}
