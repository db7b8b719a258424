package crcr.infrastructure.http.callback;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.application.callback.CallbackOutcome;
import crcr.application.callback.FirstAnswer;
import crcr.application.callback.HudFate;
import crcr.application.operator.OperatorCommand;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Participation;
import crcr.domain.job.CheckRunId;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.domain.selfreport.NamedCommit;
import crcr.infrastructure.http.intake.HttpReply;
import crcr.infrastructure.shared.text.ShowableText;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the answers to callbacks (docs/reference/http.md#post-githubcallback). */
final class CallbackReply {
    private static final String IGNORED = "ignored";
    private static final Status UNPROCESSABLE_CONTENT = Status.create(422, "Unprocessable Content");
    private static final HeaderName REFUSED_BY = HeaderNames.create("CRCR-Refused-By");
    private static final HeaderName LEVEL = HeaderNames.create("CRCR-Level");
    private static final HeaderName QUEUE_TIME = HeaderNames.create("CRCR-Queue-Time");
    private static final HeaderName EXECUTION_TIME = HeaderNames.create("CRCR-Execution-Time");
    private static final Duration NO_ALLOWLIST_FOR = Duration.ofSeconds(10);

    private CallbackReply() {}

    /** Returns the answer to the outcome of a callback. */
    static HttpReply to(CallbackOutcome outcome) {
        return switch (outcome) {
            case CallbackOutcome.Answered(Downstream downstream, FirstAnswer answer) -> first(downstream, answer);
            case CallbackOutcome.Repeated(Downstream downstream, FirstAnswer first) ->
                first(downstream, first).asDuplicate();
            case CallbackOutcome.KeyOfAnotherBody() ->
                HttpReply.refusal(
                        UNPROCESSABLE_CONTENT,
                        "key_reused",
                        "this Idempotency-Key came with another body before; use a new key for each report, and the"
                                + " same one only to send the same report again");
            case CallbackOutcome.Ignored(Downstream downstream) ->
                HttpReply.of(
                        Status.OK_200,
                        IGNORED,
                        HttpReply.ok()
                                .put("status", "ignored")
                                .put(
                                        "reason",
                                        downstream.repository() + " is at " + downstream.level()
                                                + ", which is triggered and no more; results are taken from L2 on"));
            case CallbackOutcome.NotListed(RepositoryName repository) ->
                HttpReply.refusal(
                        Status.FORBIDDEN_403,
                        "not_listed",
                        repository + " is not on the allowlist; ask the upstream's maintainers to add it");
            case CallbackOutcome.NoAllowlistYet() ->
                HttpReply.later("no_allowlist", "no allowlist has been loaded yet; try again", NO_ALLOWLIST_FOR);
            case CallbackOutcome.OtherIdentity(Downstream downstream) ->
                HttpReply.refusal(
                        Status.FORBIDDEN_403,
                        "other_identity",
                        "the token's repository_id and repository_owner_id are not those that "
                                + downstream.repository() + " has reported with before; if it was re-created, ask the"
                                + " relay's operators to run " + OperatorCommand.FORGET_TRUST + " "
                                + downstream.repository());
            case CallbackOutcome.TooMany(Downstream downstream, Duration retryAfter) ->
                HttpReply.refusal(
                                Status.TOO_MANY_REQUESTS_429,
                                CallbackMeters.RATE_LIMITED,
                                downstream.repository() + " has sent more callbacks than it may in a minute;"
                                        + " wait as long as Retry-After says")
                        .retryAfter(retryAfter);
            case CallbackOutcome.Malformed(String detail) ->
                HttpReply.refusal(Status.BAD_REQUEST_400, "malformed", detail);
            case CallbackOutcome.Contradicts(String reason, String detail) ->
                HttpReply.refusal(Status.FORBIDDEN_403, reason, detail);
            case CallbackOutcome.NotDispatched(JobKey job) ->
                HttpReply.refusal(
                        Status.CONFLICT_409,
                        "not_dispatched",
                        "no dispatch of delivery " + job.delivery() + " to " + job.downstream()
                                + " is on record; send back the delivery_id of the client_payload that triggered the"
                                + " run");
            case CallbackOutcome.NotNightly(Downstream downstream) ->
                HttpReply.refusal(
                        Status.FORBIDDEN_403,
                        "not_nightly",
                        "the events of " + downstream.repository() + " on the allowlist are "
                                + Participation.inWords(downstream.takesPartIn()) + "; reports of nightly and periodic"
                                + " runs need " + Participation.NIGHTLY.event() + " among them");
            case CallbackOutcome.NoSuchCommit(RepositoryName upstream, NamedCommit commit) ->
                HttpReply.refusal(
                        UNPROCESSABLE_CONTENT,
                        "no_such_commit",
                        upstream + " has no commit, branch or tag " + commit
                                + "; report the commit of it that was tested");
            case CallbackOutcome.CheckRunOfAnotherJob(CheckRunId(String id)) ->
                HttpReply.refusal(
                        Status.CONFLICT_409,
                        "other_job",
                        "another job of yours has used the workflow.check_run_id " + ShowableText.quoted(id)
                                + " before; give each job one of its own");
            case CallbackOutcome.Conflict(String detail) -> HttpReply.refusal(Status.CONFLICT_409, "conflict", detail);
            case CallbackOutcome.Busy(Duration retryAfter) ->
                HttpReply.later("busy", "an earlier report of this job is still on its way; try again", retryAfter);
        };
    }

    /** Returns the answer with the parts that HUD does not receive, if the report was accepted. */
    static HttpReply saying(List<String> leftOut, HttpReply reply) {
        if (leftOut.isEmpty() || reply.isRefusal() || reply.outcome().equals(IGNORED)) {
            return reply;
        }
        ObjectNode body = reply.body().deepCopy();
        leftOut.forEach(body.putArray("left_out")::add);
        return new HttpReply(reply.status(), reply.outcome(), reply.headers(), body);
    }

    private static HttpReply first(Downstream downstream, FirstAnswer answer) {
        return switch (answer) {
            case FirstAnswer.Taken(ReportStatus status, JobTimes times, HudFate hud) ->
                with(
                        EXECUTION_TIME,
                        times.executionTime(),
                        with(QUEUE_TIME, times.queueTime(), taken(downstream, status, hud, HttpReply.ok())));
            case FirstAnswer.SelfReported(HudFate hud, boolean commitVerified) ->
                taken(downstream, ReportStatus.COMPLETED, hud, HttpReply.ok().put("commit_verified", commitVerified));
            case FirstAnswer.RefusedByHud(int status, String message) ->
                HttpReply.refusal(
                                Status.create(status),
                                "refused_by_hud",
                                "HUD does not take this record, with status " + status + ": " + message)
                        .with(REFUSED_BY, "hud");
        };
    }

    // Facts that have no place in the body, and help the author of a workflow, go into headers.
    private static HttpReply taken(Downstream downstream, ReportStatus status, HudFate fate, ObjectNode body) {
        String hud = fate.name().toLowerCase(Locale.ROOT);
        Status answer = switch (fate) {
            case DELIVERED, DUPLICATE, SKIPPED -> Status.OK_200;
            case QUEUED -> Status.ACCEPTED_202;
        };
        // A repeat of a request is counted as duplicate.
        String outcome = fate == HudFate.DUPLICATE ? "hud_duplicate" : hud;
        return HttpReply.of(
                        answer, outcome, body.put("status", status.wireName()).put("hud", hud))
                .with(LEVEL, downstream.level().name());
    }

    private static HttpReply with(HeaderName header, Optional<BigDecimal> seconds, HttpReply reply) {
        return seconds.map(time -> reply.with(header, time.toPlainString())).orElse(reply);
    }
}
