package crcr.infrastructure.http.callback;

import crcr.application.callback.AdmittingReporters;
import crcr.application.callback.CallbackBody;
import crcr.application.callback.CallbackOutcome;
import crcr.application.callback.Caller;
import crcr.application.callback.FirstAnswer;
import crcr.application.callback.ListedCaller;
import crcr.application.callback.RecordingReport;
import crcr.application.selfreport.RecordingSelfReport;
import crcr.domain.allowlist.Downstream;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.http.callback.CallerCheck.CheckedCaller;
import crcr.infrastructure.http.intake.HttpReply;
import crcr.infrastructure.http.intake.IntakeBudget;
import crcr.infrastructure.http.intake.Outages;
import crcr.infrastructure.http.intake.RefusalLog;
import crcr.infrastructure.http.intake.RequestBody;
import crcr.infrastructure.http.intake.UnreadBody;
import crcr.infrastructure.observe.log.LogContext;
import crcr.infrastructure.spans.CurrentTrace;
import crcr.infrastructure.spans.Spans;
import crcr.infrastructure.spans.TraceParent;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Serves {@code POST /github/callback}, in the order of docs/reference/http.md#post-githubcallback. */
public final class CallbackRoute {
    /** The largest body. HUD accepts records of 2 MiB, and a token, whose claims are added to the body, has 16 KiB. */
    static final int MAX_BODY = 2 * 1024 * 1024 - 16 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(CallbackRoute.class);

    private final IntakeBudget budget;
    private final RequestBody body;
    private final CallerCheck callers;
    private final Reporting reporting;
    private final CallbackMeters meters;
    private final RenamedCallers renamed;
    private final RefusalLog refusals;
    private final Spans spans;

    /**
     * The use cases that process callbacks.
     *
     * @param reporters decides which reports are accepted
     * @param reports records reports of jobs that a dispatch started
     * @param selfReports records reports of other runs
     */
    public record Reporting(AdmittingReporters reporters, RecordingReport reports, RecordingSelfReport selfReports) {}

    /** Answers callbacks of at most {@link #MAX_BODY} bytes, within that budget. */
    public CallbackRoute(
            IntakeBudget budget,
            CallerCheck callers,
            Reporting reporting,
            CallbackMeters meters,
            RenamedCallers renamed,
            RefusalLog refusals,
            Spans spans) {
        this.budget = budget;
        this.body = new RequestBody(budget, MAX_BODY);
        this.callers = callers;
        this.reporting = reporting;
        this.meters = meters;
        this.renamed = renamed;
        this.refusals = refusals;
        this.spans = spans;
    }

    /** Answers one callback. */
    public void handle(ServerRequest request, ServerResponse response) {
        try (LogContext context = LogContext.empty()) {
            Call call = new Call(context);
            HttpReply reply =
                    meters.timed(() -> budget.admit(request, () -> Outages.guard(() -> call.answer(request))));
            call.note(reply);
            reply.send(response);
        }
    }

    /** A callback with the facts known so far, which every log line from then on has. */
    private final class Call {
        private final LogContext context;
        private boolean isStrangers = true;
        private Optional<RepositoryName> listed = Optional.empty();
        private Optional<ReportStatus> status = Optional.empty();
        private Optional<TraceParent> told = Optional.empty();

        Call(LogContext context) {
            this.context = context;
        }

        // The body is read only once its sender is known.
        HttpReply answer(ServerRequest request) {
            Optional<HttpReply> tooLarge = body.tooLarge(request);
            if (tooLarge.isPresent()) {
                return callers.isFloodingWith(request) ? UnreadBody.ofFlood(request, tooLarge.get()) : tooLarge.get();
            }
            return switch (callers.check(request)) {
                case CheckedCaller.Refused(HttpReply reply) ->
                    reply.outcome().equals(CallbackMeters.ADDRESS_LIMITED)
                            ? UnreadBody.ofFlood(request, reply)
                            : UnreadBody.ofMistake(request, reply);
                case CheckedCaller.Undecided(HttpReply reply) -> UnreadBody.ofMistake(request, reply);
                case CheckedCaller.NotListed(Caller caller) -> {
                    context.repository(caller.repository());
                    yield UnreadBody.ofMistake(
                            request, CallbackReply.to(new CallbackOutcome.NotListed(caller.repository())));
                }
                case CheckedCaller.Proven(ListedCaller caller) -> {
                    isStrangers = false;
                    listed = caller.entry().map(Downstream::repository);
                    told = RequestTrace.of(request);
                    yield body.use(request, bytes -> read(caller, RequestKey.of(request), bytes));
                }
            };
        }

        private HttpReply read(ListedCaller caller, RequestKey key, byte[] bytes) {
            return switch (key) {
                case RequestKey.None() ->
                    record(caller, ReportBody.read(bytes, caller.caller().system()), Optional.empty());
                case RequestKey.Named(String words) ->
                    record(caller, ReportBody.read(bytes, caller.caller().system()), Optional.of(words));
                case RequestKey.Malformed(String detail) ->
                    record(caller, new CallbackBody.Malformed(detail), Optional.empty());
            };
        }

        private HttpReply record(ListedCaller caller, ReportBody.Read read, Optional<String> key) {
            return CallbackReply.saying(read.leftOut(), record(caller, read.body(), key));
        }

        private HttpReply record(ListedCaller caller, CallbackBody read, Optional<String> key) {
            context.repository(listed.orElseGet(caller.caller()::repository));
            return switch (read) {
                case CallbackBody.WellFormed report -> {
                    status = Optional.of(report.report().status());
                    yield traced(
                            caller,
                            report.report().delivery(),
                            report.report().status(),
                            () -> job(caller, report, key));
                }
                case CallbackBody.SelfReported report -> {
                    status = Optional.of(ReportStatus.COMPLETED);
                    yield traced(
                            caller,
                            report.report().id().asDelivery(),
                            ReportStatus.COMPLETED,
                            () -> selfReport(caller, report, key));
                }
                case CallbackBody.Malformed(String detail) ->
                    CallbackReply.to(reporting.reporters().malformed(caller, detail));
            };
        }

        private HttpReply job(ListedCaller caller, CallbackBody.WellFormed report, Optional<String> key) {
            CallbackOutcome outcome = reporting.reports().record(caller, report, key);
            if (outcome instanceof CallbackOutcome.Answered(Downstream downstream, FirstAnswer.Taken taken)) {
                meters.moved(downstream, taken.times());
                renamed.taken(caller.caller().repository(), downstream.repository());
            }
            return CallbackReply.to(outcome);
        }

        private HttpReply selfReport(ListedCaller caller, CallbackBody.SelfReported report, Optional<String> key) {
            CallbackOutcome outcome = reporting.selfReports().record(caller, report, key);
            if (outcome instanceof CallbackOutcome.Answered(Downstream downstream, FirstAnswer.SelfReported _)) {
                renamed.taken(caller.caller().repository(), downstream.repository());
            }
            HttpReply reply = CallbackReply.to(outcome);
            listed.ifPresent(
                    repository -> meters.selfReport(repository, report.report().event(), reply.outcome()));
            return reply;
        }

        // Without a trace of its caller, a callback belongs to the trace of its delivery.
        private HttpReply traced(
                ListedCaller caller, DeliveryId delivery, ReportStatus reported, Supplier<HttpReply> recorded) {
            TraceParent cause = told.orElseGet(() -> TraceParent.of(delivery));
            context.delivery(delivery).trace(cause);
            Map<String, String> attributes = Map.of(
                    "crcr.delivery",
                    delivery.value(),
                    "crcr.repository",
                    caller.caller().repository().toString(),
                    "crcr.status",
                    reported.wireName());
            try (Spans.Span span = spans.begin(new Spans.Subject("callback", Spans.Side.SERVER, cause, attributes))) {
                HttpReply reply = CurrentTrace.during(span.trace(), recorded);
                span.ended(reply.outcome(), reply.isRefusal());
                return reply;
            }
        }

        private void note(HttpReply reply) {
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

        private Level level(HttpReply reply) {
            if (!reply.isRefusal()) {
                return Level.INFO;
            }
            if (!isStrangers) {
                return Level.WARN;
            }
            return reply.outcome().equals(CallbackMeters.ADDRESS_LIMITED) ? Level.DEBUG : refusals.next();
        }
    }
}
