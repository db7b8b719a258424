package crcr.infrastructure.github.api;

/**
 * The one permission that a token has.
 *
 * @see <a href="https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps">GitHub's table</a>
 */
public enum Permission {
    /** The permission to read files. */
    CONTENTS_READ("contents", "read"),

    /** The permission to send a {@code repository_dispatch}. */
    CONTENTS_WRITE("contents", "write"),

    /** The permission to show and read check runs. */
    CHECKS_WRITE("checks", "write"),

    /** The permission to read workflow runs and their jobs. */
    ACTIONS_READ("actions", "read"),

    /** The permission to run workflow runs again. */
    ACTIONS_WRITE("actions", "write"),

    /** The permission to read pull requests and the labels that they may have. */
    PULL_REQUESTS_READ("pull_requests", "read");

    private final String subject;
    private final String level;

    Permission(String subject, String level) {
        this.subject = subject;
        this.level = level;
    }

    /** Returns the permission's name in {@code permissions} of a token request. */
    public String subject() {
        return subject;
    }

    /** Returns the access level beside that name. */
    public String level() {
        return level;
    }
}
