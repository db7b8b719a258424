package crcr.simulator;

/** A rule of GitHub's that a call breaks. */
final class GitHubRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    GitHubRefusal(int status, String message) {
        super(message);
        this.status = status;
    }

    GitHubAnswer answer() {
        return GitHubAnswer.error(status, String.valueOf(getMessage()));
    }
}
