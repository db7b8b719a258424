package crcr.lab.simulator.github;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A refusal of a call by a rule of GitHub's, or a redirect. */
public final class GitHubRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Set<GitHubOperation> READING = EnumSet.of(
            GitHubOperation.INSTALLATION,
            GitHubOperation.REPOSITORY,
            GitHubOperation.CONTENTS,
            GitHubOperation.LABEL,
            GitHubOperation.SUITE_CHECK_RUNS,
            GitHubOperation.RUN_ATTEMPT,
            GitHubOperation.ATTEMPT_JOBS);

    private final int status;
    private final String location;

    private GitHubRefusal(int status, String message, String location) {
        super(message);
        this.status = status;
        this.location = location;
    }

    /** Refuses a call with that status and message. */
    public GitHubRefusal(int status, String message) {
        this(status, message, "");
    }

    /** Redirects a call to the repository of this id: 301 if it only reads, and otherwise 307. */
    public static GitHubRefusal moved(GitHubRequest request, long id) {
        int status = READING.contains(request.operation()) ? 301 : 307;
        return new GitHubRefusal(
                status,
                "Moved Permanently",
                request.parameter("base") + "/repositories/" + id + request.parameter("place"));
    }

    /** Returns the answer with the refusal. */
    public GitHubAnswer answer() {
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
