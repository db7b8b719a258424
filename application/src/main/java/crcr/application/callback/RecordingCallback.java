package crcr.application.callback;

import crcr.application.callback.AdmitCaller.Admission;
import crcr.application.callback.JobRecords.Reservation;
import crcr.domain.allowlist.Downstream;
import crcr.domain.callback.Standing;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobState;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.domain.trace.TraceParent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes a report about a job from a caller whose identity is proven, and forwards it to HUD (contract 2.3). */
public final class RecordingCallback {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final ListedCallers callers;
    private final AdmitCaller admission;
    private final Binding binding;
    private final JobRecords jobs;
    private final Hud hud;

    /** Records in {@code jobs} what HUD takes, and what it is to get later. */
    public RecordingCallback(ListedCallers callers, AdmitCaller admission, Binding binding, JobRecords jobs, Hud hud) {
        this.callers = callers;
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
     * Whether a report of this caller can come to more than {@link Outcome.NotListed}, so that its body is worth
     * reading. As long as nobody knows who is listed, anybody may be.
     */
    public boolean mayBeListed(Caller caller) {
        return callers.standing(caller)
                .map(standing -> !(standing instanceof Standing.NotListed))
                .orElse(true);
    }

    /** The name that this caller is listed by, in the allowlist's spelling; empty if it is not, or nobody knows who is. */
    public Optional<RepositoryName> listed(Caller caller) {
        return callers.entry(caller).map(Downstream::repository);
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
        Optional<Standing> standing = callers.standing(caller);
        if (standing.isEmpty()) {
            return new Outcome.NoAllowlistYet();
        }
        return switch (standing.get()) {
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
        return switch (admission.admit(caller, downstream.repository())) {
            case Admission.OtherIdentity() -> new Outcome.OtherIdentity(downstream);
            case Admission.NotRemembered() -> new Outcome.NotListed(caller.repository());
            case Admission.Exhausted(Duration retryAfter) -> new Outcome.TooMany(downstream, retryAfter);
            case Admission.Granted() ->
                switch (body) {
                    case CallbackBody.Malformed(String detail) -> new Outcome.Malformed(detail);
                    case CallbackBody.WellFormed wellFormed -> bound(downstream, caller, wellFormed, key, trace);
                };
        };
    }

    // One whose new name is listed by now may report on what was dispatched to its old one.
    private Outcome bound(
            Downstream downstream,
            Caller caller,
            CallbackBody.WellFormed body,
            Optional<String> words,
            Optional<TraceParent> trace) {
        List<RepositoryName> names = callers.names(caller, downstream);
        Optional<Contradiction> contradiction = binding.contradiction(caller, names, body.report(), body.echo());
        if (contradiction.isPresent()) {
            return new Outcome.Contradicts(contradiction.get());
        }
        Optional<IdempotencyKey> key =
                words.map(given -> new IdempotencyKey(downstream.repository(), given, body.payload()));
        return names.stream()
                .map(name -> move(body.report().of(name), downstream, caller, body, key, trace))
                .filter(outcome -> !(outcome instanceof Outcome.NotDispatched))
                .findFirst()
                .orElseGet(() -> new Outcome.NotDispatched(body.report().of(downstream.repository())));
    }

    private Outcome move(
            JobKey job,
            Downstream downstream,
            Caller caller,
            CallbackBody.WellFormed body,
            Optional<IdempotencyKey> key,
            Optional<TraceParent> trace) {
        ReportStatus status = body.report().status();
        return switch (jobs.reserve(job, status, key)) {
            case Reservation.NotDispatched() -> new Outcome.NotDispatched(job);
            case Reservation.Refused(JobState current) -> new Outcome.Conflict(status.refusal(current));
            case Reservation.AlreadyHeld() ->
                new Outcome.Conflict("this job is reporting " + status.wireName()
                        + " at this moment already; send each report once");
            case Reservation.Busy(Duration retryAfter) -> new Outcome.Busy(retryAfter);
            case Reservation.Repeated(FirstAnswer first) -> new Outcome.Repeated(downstream, first);
            case Reservation.OtherBody() -> new Outcome.KeyOfAnotherBody();
            case Reservation.Held held ->
                forward(
                        job,
                        held,
                        new HudRecord(
                                downstream, status, held.times(), caller, held.dispatch(), body.payload(), trace));
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
