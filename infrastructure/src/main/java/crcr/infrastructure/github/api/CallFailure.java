package crcr.infrastructure.github.api;

import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The cause for which a call failed. */
public sealed interface CallFailure {
    /**
     * The statuses of GitHub's answers to the former name of a repository.
     *
     * @see <a
     *     href="https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api">redirects</a>
     */
    Set<Integer> MOVED = Set.of(301, 302, 307, 308);

    /** GitHub does not accept the credentials (401). */
    record NotAuthorized(String message) implements CallFailure {}

    /** GitHub refuses the call, and would refuse it again. */
    record Refused(int status, String message) implements CallFailure {}

    /** The App is not installed on the repository, according to a lookup. */
    record NotInstalled(RepositoryName repository) implements CallFailure {}

    /**
     * GitHub redirects to another place: the repository was renamed, or transferred to another owner.
     *
     * @param id the repository's id, if GitHub names it
     */
    record Moved(int status, Optional<String> id) implements CallFailure {}

    /** GitHub issues no token for the repository, and would refuse again. */
    record NoToken(int status, String message) implements CallFailure {}

    /** GitHub limits the calls for the owner; {@code told} is the time of the limit, if GitHub named it. */
    record Limited(Optional<Duration> told, String message) implements CallFailure {}

    /** The call failed, or its answer is unclear. */
    record Failed(String cause) implements CallFailure {}

    /** Returns the failure in words for an operator. */
    default String words() {
        return switch (this) {
            case NotAuthorized(String message) -> "GitHub answered 401 " + message;
            case Refused(int status, String message) -> "GitHub answered " + status + " " + message;
            case NotInstalled(RepositoryName repository) ->
                "the GitHub App is not installed on " + repository
                        + ": its owner has to install it there, and the name has to be right";
            case Moved(int status, Optional<String> _) ->
                "GitHub answered " + status + ": the repository was renamed or given to another owner";
            case NoToken(int status, String message) ->
                "GitHub gives the App no token for this repository: it answered " + status + " " + message;
            case Limited(Optional<Duration> _, String message) ->
                "GitHub's rate limit is used up: it answered " + message;
            case Failed(String cause) -> cause;
        };
    }

    /**
     * Returns the failure that an answer without success means.
     *
     * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api">GitHub's rules</a>
     */
    static CallFailure of(WholeResponse reply) {
        int status = reply.status();
        String message = GitHubMessage.of(reply);
        if (status == 401) {
            return new NotAuthorized(message);
        }
        if (status == 429 || (status == 403 && isRateLimit(reply, message))) {
            return new Limited(ToldToWait.by(reply.headers()), status + " " + message);
        }
        if (MOVED.contains(status)) {
            return new Moved(status, Redirected.id(reply));
        }
        return status / 100 == 4 && status != 408
                ? new Refused(status, message)
                : new Failed("GitHub answered " + status + " " + message);
    }

    // https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
    private static boolean isRateLimit(WholeResponse reply, String message) {
        return reply.headers().firstValue("Retry-After").isPresent()
                || reply.headers()
                        .firstValue("x-ratelimit-remaining")
                        .filter("0"::equals)
                        .isPresent()
                || message.toLowerCase(Locale.ROOT).contains("rate limit");
    }
}
