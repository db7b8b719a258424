package crcr.infrastructure.github;

/**
 * The one permission that a token is asked for.
 *
 * @see <a href="https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps">GitHub's table</a>
 */
enum Permission {
    /** Reading files. */
    CONTENTS_READ("read"),

    /** Sending a {@code repository_dispatch}. */
    CONTENTS_WRITE("write");

    private final String contents;

    Permission(String contents) {
        this.contents = contents;
    }

    /** The value of {@code permissions.contents} in a token request. */
    String contents() {
        return contents;
    }
}
