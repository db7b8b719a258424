package crcr.application.callback;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.callback.AdmitCaller.Admission;
import crcr.application.callback.JobRecords.Reservation;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Downstream;
import crcr.domain.callback.Standing;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobReport;
import crcr.domain.job.JobState;
import crcr.domain.repository.RepositoryName;
import crcr.domain.trace.TraceParent;
import java.time.Duration;
import java.util.Optional;

/** Takes a report about a job from a caller whose identity is proven, and forwards it to HUD (contract 2.3). */
public final class RecordingCallback {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final AllowlistInForce allowlist;
    private final AdmitCaller admission;
    private final Binding binding;
    private final JobRecords jobs;
    private final Hud hud;

    /** Records in {@code jobs} what HUD takes, and what it is to get later. */
    public RecordingCallback(
            AllowlistInForce allowlist, AdmitCaller admission, Binding binding, JobRecords jobs, Hud hud) {
        this.allowlist = allowlist;
        this.admission = admission;
        this.binding = binding;
        this.jobs = jobs;
        this.hud = hud;
    }

    /** What became of a callback. */
    public sealed interface Outcome {
        /** It was forwarded, or need not be, and this came of it. */
        record Answered(Downstream downstream, FirstAnswer answer) implements Outcome {}

        /** The repository is triggered and no more. */
        record Ignored(Downstream downstream) implements Outcome {}

        /** The repository is not on the allowlist. */
        record NotListed(RepositoryName repository) implements Outcome {}

        /** It is not known yet who is on the allowlist. */
        record NoAllowlistYet() implements Outcome {}

        /** The repository's name stood for another one before. */
        record OtherIdentity(Downstream downstream) implements Outcome {}

        /** The repository has sent too many. */
        record TooMany(Downstream downstream, Duration retryAfter) implements Outcome {}

        /** The body is no report; the detail names the field. */
        record Malformed(String detail) implements Outcome {}

        /** The body says something else than what proves its sender, or what was given to its sender. */
        record Contradicts(Contradiction contradiction) implements Outcome {}

        /** No dispatch of that delivery to that repository is on record. */
        record NotDispatched(JobKey job) implements Outcome {}

        /** The state machine refuses it. */
        record Conflict(String detail) implements Outcome {}

        /** Another report of the same job is being taken at this moment. */
        record Busy(Duration retryAfter) implements Outcome {}

        /** The same request was answered before; it gets that answer again. */
        record Repeated(Downstream downstream, FirstAnswer first) implements Outcome {}

        /** The caller has named another request so. */
        record KeyOfAnotherBody() implements Outcome {}
    }

    /**
     * Whether a report of this repository can come to more than {@link Outcome.NotListed}, so that its body is worth
     * reading. As long as nobody knows who is listed, anybody may be.
     */
    public boolean mayBeListed(RepositoryName repository) {
        return allowlist
                .allowlist()
                .map(known -> !(Standing.of(repository, known) instanceof Standing.NotListed))
                .orElse(true);
    }

    /** The allowlist's spelling of this repository; empty if it is not listed, or nobody knows who is. */
    public Optional<RepositoryName> listed(RepositoryName repository) {
        return allowlist.allowlist().flatMap(known -> known.find(repository)).map(Downstream::repository);
    }

    /**
     * Records one report.
     *
     * @param key what the caller named its request, if it did: a repeat with the same body gets the first answer
     * @param trace what the callback belongs to, if its caller told
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer; the report may then have
     *     reached HUD or the outbox, and if it comes again it is taken or a conflict
     */
    public Outcome record(Caller caller, CallbackBody body, Optional<String> key, Optional<TraceParent> trace) {
        Optional<Allowlist> known = allowlist.allowlist();
        if (known.isEmpty()) {
            return new Outcome.NoAllowlistYet();
        }
        return switch (Standing.of(caller.repository(), known.get())) {
            case Standing.NotListed(RepositoryName repository) -> new Outcome.NotListed(repository);
            case Standing.TriggeredOnly(Downstream downstream) -> new Outcome.Ignored(downstream);
            case Standing.Reporter(Downstream downstream) -> admitted(downstream, caller, body, key, trace);
        };
    }

    // The limit comes before the body, so that malformed callbacks are limited too.
    private Outcome admitted(
            Downstream downstream,
            Caller caller,
            CallbackBody body,
            Optional<String> key,
            Optional<TraceParent> trace) {
        return switch (admission.admit(caller)) {
            case Admission.OtherIdentity() -> new Outcome.OtherIdentity(downstream);
            case Admission.Exhausted(Duration retryAfter) -> new Outcome.TooMany(downstream, retryAfter);
            case Admission.Granted() ->
                switch (body) {
                    case CallbackBody.Malformed(String detail) -> new Outcome.Malformed(detail);
                    case CallbackBody.WellFormed(JobReport report, Echo echo, Payload payload) ->
                        binding.contradiction(caller, report, echo)
                                .<Outcome>map(Outcome.Contradicts::new)
                                .orElseGet(() -> move(
                                        downstream,
                                        caller,
                                        report,
                                        payload,
                                        key.map(words -> new IdempotencyKey(downstream.repository(), words, payload)),
                                        trace));
                };
        };
    }

    private Outcome move(
            Downstream downstream,
            Caller caller,
            JobReport report,
            Payload payload,
            Optional<IdempotencyKey> key,
            Optional<TraceParent> trace) {
        JobKey job = report.of(downstream.repository());
        return switch (jobs.reserve(job, report.status(), key)) {
            case Reservation.NotDispatched() -> new Outcome.NotDispatched(job);
            case Reservation.Refused(JobState current) ->
                new Outcome.Conflict(report.status().refusal(current));
            case Reservation.AlreadyHeld() ->
                new Outcome.Conflict("this job is reporting " + report.status().wireName()
                        + " at this moment already; send each report once");
            case Reservation.Busy(Duration retryAfter) -> new Outcome.Busy(retryAfter);
            case Reservation.Repeated(FirstAnswer first) -> new Outcome.Repeated(downstream, first);
            case Reservation.OtherBody() -> new Outcome.KeyOfAnotherBody();
            case Reservation.Held held ->
                forward(
                        job,
                        held,
                        new HudRecord(
                                downstream, report.status(), held.times(), caller, held.dispatch(), payload, trace));
        };
    }

    // A record of this job that waits must not be overtaken, however well HUD is again.
    private Outcome forward(JobKey job, Reservation.Held held, HudRecord record) {
        OutgoingRecord rendered = hud.render(record);
        if (held.behindOthers()) {
            return queue(job, held.token(), record, rendered);
        }
        return switch (hud.deliver(rendered)) {
            case Hud.Answer.Delivered() -> confirm(job, held.token(), record, HudFate.DELIVERED);
            case Hud.Answer.Duplicate() -> confirm(job, held.token(), record, HudFate.DUPLICATE);
            case Hud.Answer.Skipped() -> confirm(job, held.token(), record, HudFate.SKIPPED);
            case Hud.Answer.Away _ -> queue(job, held.token(), record, rendered);
            case Hud.Answer.Refused refused -> refuse(job, held.token(), record, refused);
        };
    }

    private Outcome refuse(JobKey job, String token, HudRecord record, Hud.Answer.Refused refused) {
        FirstAnswer.RefusedByHud answer = new FirstAnswer.RefusedByHud(refused.status(), refused.message());
        jobs.release(job, token, refused.isForNow() ? Optional.empty() : Optional.of(answer));
        return new Outcome.Answered(record.downstream(), answer);
    }

    private Outcome confirm(JobKey job, String token, HudRecord record, HudFate hud) {
        FirstAnswer.Taken answer = taken(record, hud);
        jobs.confirm(job, token, answer);
        return new Outcome.Answered(record.downstream(), answer);
    }

    private Outcome queue(JobKey job, String token, HudRecord record, OutgoingRecord rendered) {
        FirstAnswer.Taken answer = taken(record, HudFate.QUEUED);
        return jobs.queue(job, token, answer, rendered)
                ? new Outcome.Answered(record.downstream(), answer)
                : new Outcome.Busy(SOON);
    }

    private static FirstAnswer.Taken taken(HudRecord record, HudFate hud) {
        return new FirstAnswer.Taken(record.report(), record.times(), hud);
    }
}
