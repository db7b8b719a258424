package crcr.domain.check;

import crcr.domain.job.JobKey;
import crcr.domain.repository.RepositoryName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The target of a check run's link: a page whose address the relay itself composed, or one that the providers' file
 * allows.
 */
public sealed interface JobLink {
    /**
     * A job of GitHub Actions.
     *
     * @param host GitHub's pages, without a slash at the end: {@code https://github.com}
     * @param jobId the job's number, if GitHub has confirmed it
     */
    record OnGitHub(String host, Optional<String> jobId) implements JobLink {}

    /** A page of another CI system, on a host that is allowed; empty if there is none. */
    record Elsewhere(Optional<String> url) implements JobLink {
        private static final int MOST_CHARACTERS = 1_000;
        // An address has no user info, and nothing that browsers read differently from others, such as a backslash.
        private static final Pattern HTTPS =
                Pattern.compile("https://([A-Za-z0-9.-]+(?::\\d{1,5})?)(?:[/?#][\\x21-\\x7e&&[^\"<>\\\\^`{|}]]*)?");

        /**
         * Returns a link to that page, if the host is allowed.
         *
         * @param claimed the job's page, according to the caller
         * @param allowed the host on which it may be, with a port unless that is the default one
         */
        public static Elsewhere to(Optional<String> claimed, Optional<String> allowed) {
            return new Elsewhere(claimed.filter(url -> url.length() <= MOST_CHARACTERS)
                    .filter(url -> {
                        Matcher https = HTTPS.matcher(url);
                        return https.matches()
                                && allowed.filter(https.group(1)::equalsIgnoreCase)
                                        .isPresent();
                    }));
        }
    }

    /** Returns {@code details_url}; empty if there is no page. */
    default Optional<String> url(JobKey job) {
        return switch (this) {
            case OnGitHub(String host, Optional<String> jobId) -> {
                String run = run(host, job.downstream(), job.runId());
                yield Optional.of(jobId.map(id -> run + "/job/" + id)
                        .orElseGet(() -> attempt(host, job.downstream(), job.runId(), job.runAttempt())));
            }
            case Elsewhere(Optional<String> url) -> url;
        };
    }

    /**
     * Returns whether a check run with this {@code details_url} shows a job of that run on GitHub Actions. The relay
     * composed both.
     *
     * @param host GitHub's pages, without a slash at the end
     */
    static boolean leadsToRun(String detailsUrl, String host, RepositoryName downstream, String runId) {
        String run = run(host, downstream, runId);
        return detailsUrl.regionMatches(true, 0, run, 0, run.length())
                && (detailsUrl.length() == run.length() || detailsUrl.charAt(run.length()) == '/');
    }

    /**
     * Returns the address of an attempt of a run on GitHub Actions.
     *
     * @param host GitHub's pages, without a slash at the end
     */
    static String attempt(String host, RepositoryName downstream, String runId, String runAttempt) {
        return run(host, downstream, runId) + "/attempts/" + runAttempt;
    }

    private static String run(String host, RepositoryName downstream, String runId) {
        return host + "/" + downstream + "/actions/runs/" + runId;
    }

    /** Returns whether GitHub can be asked to run the job again. */
    default boolean canRunAgain() {
        return this instanceof OnGitHub;
    }
}
