package crcr.application.callback;

import crcr.domain.allowlist.Downstream;
import crcr.domain.job.CheckRunId;
import crcr.domain.job.JobKey;
import crcr.domain.repository.RepositoryName;
import crcr.domain.selfreport.NamedCommit;
import java.time.Duration;

/** The outcome of a callback. */
public sealed interface CallbackOutcome {
    /** The report was forwarded, or need not be, with this answer. */
    record Answered(Downstream downstream, FirstAnswer answer) implements CallbackOutcome {}

    /** The repository only receives dispatches. */
    record Ignored(Downstream downstream) implements CallbackOutcome {}

    /** The repository is not on the allowlist. */
    record NotListed(RepositoryName repository) implements CallbackOutcome {}

    /** No allowlist was loaded yet. */
    record NoAllowlistYet() implements CallbackOutcome {}

    /** The repository's name stood for another repository before. */
    record OtherIdentity(Downstream downstream) implements CallbackOutcome {}

    /** The repository has sent too many reports. */
    record TooMany(Downstream downstream, Duration retryAfter) implements CallbackOutcome {}

    /** The body is no report; the detail names the field. */
    record Malformed(String detail) implements CallbackOutcome {}

    /**
     * The body contradicts its sender's token, or the dispatch to its sender.
     *
     * @param reason the same short word for the same cause, for counting
     * @param detail the field and the correction, for the author of the workflow that sent it
     */
    record Contradicts(String reason, String detail) implements CallbackOutcome {}

    /** No dispatch of that delivery to that repository is on record. */
    record NotDispatched(JobKey job) implements CallbackOutcome {}

    /** The repository's entry on the allowlist does not allow self-reports. */
    record NotNightly(Downstream downstream) implements CallbackOutcome {}

    /** The upstream does not have the tested commit. */
    record NoSuchCommit(RepositoryName upstream, NamedCommit commit) implements CallbackOutcome {}

    /** Another job has used the id of the check run. */
    record CheckRunOfAnotherJob(CheckRunId checkRun) implements CallbackOutcome {}

    /** The same was reported before, or the report cannot follow an earlier one. */
    record Conflict(String detail) implements CallbackOutcome {}

    /** The relay is processing another report of the same job at this moment. */
    record Busy(Duration retryAfter) implements CallbackOutcome {}

    /** The same request was answered before, and gets the same answer again. */
    record Repeated(Downstream downstream, FirstAnswer first) implements CallbackOutcome {}

    /** The caller has used the idempotency key for another body. */
    record KeyOfAnotherBody() implements CallbackOutcome {}
}
