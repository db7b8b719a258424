package crcr.application.callback;

import crcr.domain.allowlist.Downstream;
import crcr.domain.job.CheckRunId;
import crcr.domain.job.JobKey;
import crcr.domain.repository.RepositoryName;
import crcr.domain.selfreport.NamedCommit;
import java.time.Duration;

/** The outcome of a callback. */
public sealed interface CallbackOutcome {
    /** It was forwarded, or need not be, and this came of it. */
    record Answered(Downstream downstream, FirstAnswer answer) implements CallbackOutcome {}

    /** The repository is triggered and no more. */
    record Ignored(Downstream downstream) implements CallbackOutcome {}

    /** The repository is not on the allowlist. */
    record NotListed(RepositoryName repository) implements CallbackOutcome {}

    /** It is not known yet who is on the allowlist. */
    record NoAllowlistYet() implements CallbackOutcome {}

    /** The repository's name stood for another one before. */
    record OtherIdentity(Downstream downstream) implements CallbackOutcome {}

    /** The repository has sent too many. */
    record TooMany(Downstream downstream, Duration retryAfter) implements CallbackOutcome {}

    /** The body is no report; the detail names the field. */
    record Malformed(String detail) implements CallbackOutcome {}

    /**
     * The body says something else than what proves its sender, or what was given to its sender.
     *
     * @param reason the same short word for the same cause, for counting
     * @param detail which field it is and what to change, for the person whose workflow sent it
     */
    record Contradicts(String reason, String detail) implements CallbackOutcome {}

    /** No dispatch of that delivery to that repository is on record. */
    record NotDispatched(JobKey job) implements CallbackOutcome {}

    /** The repository's entry on the allowlist does not let it report of itself. */
    record NotNightly(Downstream downstream) implements CallbackOutcome {}

    /** The upstream does not have the commit that was tested. */
    record NoSuchCommit(RepositoryName upstream, NamedCommit commit) implements CallbackOutcome {}

    /** Another job has used the id of the check run. */
    record CheckRunOfAnotherJob(CheckRunId checkRun) implements CallbackOutcome {}

    /** It was reported before, or cannot follow what was. */
    record Conflict(String detail) implements CallbackOutcome {}

    /** Another report of the same job is being taken at this moment. */
    record Busy(Duration retryAfter) implements CallbackOutcome {}

    /** The same request was answered before; it gets that answer again. */
    record Repeated(Downstream downstream, FirstAnswer first) implements CallbackOutcome {}

    /** The caller has named another request so. */
    record KeyOfAnotherBody() implements CallbackOutcome {}
}
