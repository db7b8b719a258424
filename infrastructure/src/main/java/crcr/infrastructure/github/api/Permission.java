package crcr.infrastructure.github.api;

/**
 * The one permission that a token is asked for.
 *
 * @see <a href="https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps">GitHub's table</a>
 */
public enum Permission {
    /** Reading files. */
    CONTENTS_READ("contents", "read"),

    /** Sending a {@code repository_dispatch}. */
    CONTENTS_WRITE("contents", "write"),

    /** Showing check runs, and reading them. */
    CHECKS_WRITE("checks", "write"),

    /** Reading workflow runs and their jobs. */
    ACTIONS_READ("actions", "read"),

    /** Running workflow runs again. */
    ACTIONS_WRITE("actions", "write"),

    /** Reading pull requests, and the labels that they may have. */
    PULL_REQUESTS_READ("pull_requests", "read");

    private final String subject;
    private final String level;

    Permission(String subject, String level) {
        this.subject = subject;
        this.level = level;
    }

    /** Returns what it is about, as {@code permissions} of a token request names it. */
    public String subject() {
        return subject;
    }

    /** Returns how far it goes, as the value beside that name. */
    public String level() {
        return level;
    }
}
