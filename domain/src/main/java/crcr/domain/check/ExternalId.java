package crcr.domain.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The relay's external id for one of its check runs: {@code <run_id>:<pr_number>}. It identifies the run even if the
 * job is not on record any more.
 *
 * @param runId the downstream's run
 * @param pullRequest the number of the pull request
 */
public record ExternalId(String runId, long pullRequest) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9._-]{1,100}):([1-9]\\d{0,17})");

    /** Returns the external id that this text is; empty if it is none. */
    public static Optional<ExternalId> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new ExternalId(matcher.group(1), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** Returns the commit of that pull request. */
    public PullRequestCommit on(String headSha) {
        return new PullRequestCommit(pullRequest, headSha);
    }

    @Override
    public String toString() {
        return runId + ":" + pullRequest;
    }
}
