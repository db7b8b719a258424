package crcr.infrastructure.http.callback;

import crcr.application.callback.CallbackBody;
import crcr.application.callback.Caller;
import crcr.application.callback.Contradiction;
import crcr.application.callback.FirstAnswer;
import crcr.application.callback.HudFate;
import crcr.application.callback.RecordingCallback;
import crcr.application.callback.RecordingCallback.Outcome;
import crcr.domain.allowlist.Downstream;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobReport;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.http.callback.CallerCheck.Finding;
import crcr.infrastructure.http.intake.IntakeBudget;
import crcr.infrastructure.http.intake.Outages;
import crcr.infrastructure.http.intake.RefusalLog;
import crcr.infrastructure.http.intake.Reply;
import crcr.infrastructure.http.intake.RequestBody;
import crcr.infrastructure.http.intake.UnreadBody;
import crcr.infrastructure.observe.log.LogContext;
import crcr.infrastructure.spans.CurrentTrace;
import crcr.infrastructure.spans.Spans;
import crcr.infrastructure.spans.TraceParent;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** {@code POST /github/callback}: docs/reference/http.md#post-githubcallback, in its order. */
public final class CallbackRoute {
    /** The largest body: HUD takes records of 2 MiB, and a token, whose claims stand around the body, has 16 KiB. */
    static final int MAX_BODY = 2 * 1024 * 1024 - 16 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(CallbackRoute.class);
    private static final Status UNPROCESSABLE_CONTENT = Status.create(422, "Unprocessable Content");
    private static final HeaderName REFUSED_BY = HeaderNames.create("CRCR-Refused-By");
    private static final HeaderName LEVEL = HeaderNames.create("CRCR-Level");
    private static final HeaderName QUEUE_TIME = HeaderNames.create("CRCR-Queue-Time");
    private static final HeaderName EXECUTION_TIME = HeaderNames.create("CRCR-Execution-Time");
    private static final Duration NO_ALLOWLIST_FOR = Duration.ofSeconds(10);

    private final IntakeBudget budget;
    private final RequestBody body;
    private final CallerCheck callers;
    private final RecordingCallback recording;
    private final CallbackMeters meters;
    private final RenamedCallers renamed;
    private final RefusalLog refusals;
    private final Spans spans;

    /** Answers callbacks of at most {@link #MAX_BODY} bytes, within that budget. */
    public CallbackRoute(
            IntakeBudget budget,
            CallerCheck callers,
            RecordingCallback recording,
            CallbackMeters meters,
            RenamedCallers renamed,
            RefusalLog refusals,
            Spans spans) {
        this.budget = budget;
        this.body = new RequestBody(budget, MAX_BODY);
        this.callers = callers;
        this.recording = recording;
        this.meters = meters;
        this.renamed = renamed;
        this.refusals = refusals;
        this.spans = spans;
    }

    /** Answers one callback. */
    public void handle(ServerRequest request, ServerResponse response) {
        try (LogContext context = LogContext.empty()) {
            Call call = new Call(context);
            Reply reply = meters.timed(() -> budget.admit(request, () -> Outages.guard(() -> call.reply(request))));
            call.record(reply);
            reply.send(response);
        }
    }

    /** One callback, with what has become known of it so far: every line of the log from then on tells it. */
    private final class Call {
        private final LogContext context;
        private boolean isStrangers = true;
        private Optional<RepositoryName> listed = Optional.empty();
        private Optional<JobReport> report = Optional.empty();
        private Optional<TraceParent> told = Optional.empty();

        Call(LogContext context) {
            this.context = context;
        }

        // The body is read only once it is known whose it is.
        Reply reply(ServerRequest request) {
            Optional<Reply> tooLarge = body.tooLarge(request);
            if (tooLarge.isPresent()) {
                return callers.isFloodingWith(request) ? UnreadBody.ofFlood(request, tooLarge.get()) : tooLarge.get();
            }
            return switch (callers.check(request)) {
                case Finding.Refused(Reply reply) ->
                    reply.outcome().equals(CallbackMeters.ADDRESS_LIMITED)
                            ? UnreadBody.ofFlood(request, reply)
                            : UnreadBody.ofMistake(request, reply);
                case Finding.NotListed(Caller caller) -> {
                    context.repository(caller.repository());
                    yield UnreadBody.ofMistake(
                            request, CallbackRoute.reply(new Outcome.NotListed(caller.repository())));
                }
                case Finding.Proven(Caller caller) -> {
                    isStrangers = false;
                    listed = recording.listed(caller);
                    told = RequestTrace.of(request);
                    yield body.use(request, bytes -> reply(caller, RequestKey.of(request), bytes));
                }
            };
        }

        private Reply reply(Caller caller, RequestKey key, byte[] bytes) {
            return switch (key) {
                case RequestKey.None() -> reply(caller, ReportBody.read(bytes), Optional.empty());
                case RequestKey.Named(String words) -> reply(caller, ReportBody.read(bytes), Optional.of(words));
                case RequestKey.Malformed(String detail) ->
                    reply(caller, new CallbackBody.Malformed(detail), Optional.empty());
            };
        }

        private Reply reply(Caller caller, CallbackBody read, Optional<String> key) {
            context.repository(listed.orElseGet(caller::repository));
            return switch (read) {
                case CallbackBody.WellFormed wellFormed -> reply(caller, wellFormed, key);
                case CallbackBody.Malformed malformed -> CallbackRoute.reply(recording.record(caller, malformed, key));
            };
        }

        // Without a trace of its caller's, a callback belongs to that of its delivery.
        private Reply reply(Caller caller, CallbackBody.WellFormed read, Optional<String> key) {
            report = Optional.of(read.report());
            DeliveryId delivery = read.report().delivery();
            TraceParent cause = told.orElseGet(() -> TraceParent.of(delivery));
            context.delivery(delivery).trace(cause);
            Map<String, String> attributes = Map.of(
                    "crcr.delivery",
                    delivery.value(),
                    "crcr.repository",
                    caller.repository().toString(),
                    "crcr.status",
                    read.report().status().wireName());
            try (Spans.Span span = spans.begin(new Spans.Subject("callback", Spans.Side.SERVER, cause, attributes))) {
                Outcome outcome = CurrentTrace.during(span.trace(), () -> recording.record(caller, read, key));
                if (outcome instanceof Outcome.Answered(Downstream downstream, FirstAnswer.Taken taken)) {
                    meters.moved(downstream, taken.times());
                    renamed.taken(caller.repository(), downstream.repository());
                }
                Reply reply = CallbackRoute.reply(outcome);
                span.ended(reply.outcome(), reply.isRefusal());
                return reply;
            }
        }

        private void record(Reply reply) {
            Optional<ReportStatus> status = report.map(JobReport::status);
            meters.count(status, reply.outcome());
            if (reply.status().family() == Status.Family.CLIENT_ERROR) {
                listed.ifPresent(repository -> meters.refused(repository, reply.outcome()));
            }
            LOG.atLevel(level(reply))
                    .log(
                            "callback {} answered {} ({}): {}",
                            status.map(ReportStatus::wireName).orElse("unread"),
                            reply.status().code(),
                            reply.outcome(),
                            reply.body());
        }

        private Level level(Reply reply) {
            if (!reply.isRefusal()) {
                return Level.INFO;
            }
            if (!isStrangers) {
                return Level.WARN;
            }
            return reply.outcome().equals(CallbackMeters.ADDRESS_LIMITED) ? Level.DEBUG : refusals.next();
        }
    }

    private static Reply reply(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(Downstream downstream, FirstAnswer answer) -> reply(downstream, answer);
            case Outcome.Repeated(Downstream downstream, FirstAnswer first) ->
                reply(downstream, first).asDuplicate();
            case Outcome.KeyOfAnotherBody() ->
                Reply.refusal(
                        UNPROCESSABLE_CONTENT,
                        "key_reused",
                        "this Idempotency-Key came with another body before; use a new key for each report, and the"
                                + " same one only to send the same report again");
            case Outcome.Ignored(Downstream downstream) ->
                Reply.of(
                        Status.OK_200,
                        "ignored",
                        Reply.ok()
                                .put("status", "ignored")
                                .put(
                                        "reason",
                                        downstream.repository() + " is at " + downstream.level()
                                                + ", which is triggered and no more; results are taken from L2 on"));
            case Outcome.NotListed(RepositoryName repository) ->
                Reply.refusal(
                        Status.FORBIDDEN_403,
                        "not_listed",
                        repository + " is not on the allowlist; ask the upstream's maintainers to add it");
            case Outcome.NoAllowlistYet() ->
                Reply.later("no_allowlist", "no allowlist has been loaded yet; try again", NO_ALLOWLIST_FOR);
            case Outcome.OtherIdentity(Downstream downstream) ->
                Reply.refusal(
                        Status.FORBIDDEN_403,
                        "other_identity",
                        "the token's repository_id and repository_owner_id are not those that "
                                + downstream.repository() + " has reported with before; if it was re-created, ask the"
                                + " relay's operators to run ./relay trust forget " + downstream.repository());
            case Outcome.TooMany(Downstream downstream, Duration retryAfter) ->
                Reply.refusal(
                                Status.TOO_MANY_REQUESTS_429,
                                CallbackMeters.RATE_LIMITED,
                                downstream.repository() + " has sent more callbacks than it may in a minute;"
                                        + " wait as long as Retry-After says")
                        .retryAfter(retryAfter);
            case Outcome.Malformed(String detail) -> Reply.refusal(Status.BAD_REQUEST_400, "malformed", detail);
            case Outcome.Contradicts(Contradiction(String reason, String detail)) ->
                Reply.refusal(Status.FORBIDDEN_403, reason, detail);
            case Outcome.NotDispatched(JobKey job) ->
                Reply.refusal(
                        Status.CONFLICT_409,
                        "not_dispatched",
                        "no dispatch of delivery " + job.delivery() + " to " + job.downstream()
                                + " is on record; send back the delivery_id of the client_payload that triggered the"
                                + " run");
            case Outcome.Conflict(String detail) -> Reply.refusal(Status.CONFLICT_409, "conflict", detail);
            case Outcome.Busy(Duration retryAfter) ->
                Reply.later("busy", "an earlier report of this job is still on its way; try again", retryAfter);
        };
    }

    private static Reply reply(Downstream downstream, FirstAnswer answer) {
        return switch (answer) {
            case FirstAnswer.Taken(ReportStatus status, JobTimes times, HudFate hud) ->
                taken(downstream, status, times, hud);
            case FirstAnswer.RefusedByHud(int status, String message) ->
                Reply.refusal(
                                Status.create(status),
                                "refused_by_hud",
                                "HUD does not take this record, with status " + status + ": " + message)
                        .with(REFUSED_BY, "hud");
        };
    }

    // What the contract's answer has no place for, and the author of a workflow may want to see, goes into headers.
    private static Reply taken(Downstream downstream, ReportStatus status, JobTimes times, HudFate fate) {
        String hud = fate.name().toLowerCase(Locale.ROOT);
        Status answer = switch (fate) {
            case DELIVERED, DUPLICATE, SKIPPED -> Status.OK_200;
            case QUEUED -> Status.ACCEPTED_202;
        };
        // A repeat of a request is counted as duplicate.
        String outcome = fate == HudFate.DUPLICATE ? "hud_duplicate" : hud;
        Reply reply = Reply.of(
                        answer,
                        outcome,
                        Reply.ok().put("status", status.wireName()).put("hud", hud))
                .with(LEVEL, downstream.level().name());
        return with(EXECUTION_TIME, times.executionTime(), with(QUEUE_TIME, times.queueTime(), reply));
    }

    private static Reply with(HeaderName header, Optional<BigDecimal> seconds, Reply reply) {
        return seconds.map(time -> reply.with(header, time.toPlainString())).orElse(reply);
    }
}
