package crcr.lab.simulator.github;

import java.util.Map;

/** A rule of GitHub's that a call breaks, or why it is to be made elsewhere. */
final class GitHubRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Map<GitHubOperation, String> PLACES =
            Map.of(GitHubOperation.INSTALLATION, "/installation", GitHubOperation.DISPATCH, "/dispatches");

    private final int status;
    private final String location;

    private GitHubRefusal(int status, String message, String location) {
        super(message);
        this.status = status;
        this.location = location;
    }

    GitHubRefusal(int status, String message) {
        this(status, message, "");
    }

    /** Redirects a call to the repository of this id: 301 if it only reads, and else 307. */
    static GitHubRefusal moved(GitHubRequest request, long id) {
        int status = request.operation() == GitHubOperation.DISPATCH ? 307 : 301;
        String place = request.operation() == GitHubOperation.CONTENTS
                ? "/contents/" + request.parameter("path")
                : PLACES.getOrDefault(request.operation(), "");
        return new GitHubRefusal(
                status, "Moved Permanently", request.parameter("base") + "/repositories/" + id + place);
    }

    GitHubAnswer answer() {
        return location.isEmpty()
                ? GitHubAnswer.error(status, String.valueOf(getMessage()))
                : GitHubAnswer.json(
                                status,
                                Map.of(
                                        "message",
                                        String.valueOf(getMessage()),
                                        "url",
                                        location,
                                        "documentation_url",
                                        "https://docs.github.com/rest/guides/best-practices-for-using-the-rest-api#follow-redirects"))
                        .with(Map.of("Location", location));
    }
}
