package crcr.lab.simulator.github.app;

import crcr.lab.simulator.github.GitHubAnswer;
import crcr.lab.simulator.github.repository.GitHubRepositories.Repository;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Counts the calls that each installation has left in the hour. It reports the number and does not enforce it; a fault
 * can do that. Callers without a token share 60, which are enforced.
 */
public final class GitHubRateLimit {
    private static final long LIMIT = 5_000;
    private static final long OPEN_LIMIT = 60;
    private static final String NOBODY = "";
    private static final long HOUR = 3_600;

    private final Clock clock;
    private final Map<String, Long> used = new HashMap<>();
    private long hour;

    /** Counts by the hours of this clock. */
    public GitHubRateLimit(Clock clock) {
        this.clock = clock;
    }

    /** Counts a call about a repository unless it is free, and adds the remaining number to the answer. */
    public GitHubAnswer counted(Repository repository, GitHubAnswer answer) {
        return answer.with(headers(count(repository.owner(), answer.status() == 304 ? 0 : 1), LIMIT));
    }

    /** Answers a call without a token, unless it exceeds the limit, and adds the remaining number. */
    public GitHubAnswer open(Supplier<GitHubAnswer> answer) {
        long count = count(NOBODY, 1);
        GitHubAnswer allowed = count <= OPEN_LIMIT
                ? answer.get()
                : GitHubAnswer.error(
                        403,
                        "API rate limit exceeded for 127.0.0.1. (But here's the good news: Authenticated requests get a"
                                + " higher rate limit. Check out the documentation for more details.)");
        return allowed.with(headers(count, OPEN_LIMIT));
    }

    private synchronized long count(String owner, long calls) {
        long now = clock.instant().getEpochSecond() / HOUR;
        if (now != hour) {
            hour = now;
            used.clear();
        }
        return used.merge(owner, calls, Long::sum);
    }

    private synchronized Map<String, String> headers(long count, long limit) {
        return Map.of(
                "X-RateLimit-Limit", Long.toString(limit),
                "X-RateLimit-Remaining", Long.toString(Math.max(0, limit - count)),
                "X-RateLimit-Reset", Long.toString((hour + 1) * HOUR));
    }
}
