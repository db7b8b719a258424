package crcr.application.callback;

import crcr.application.callback.AdmitCaller.Admission;
import crcr.application.callback.AdmitCaller.Entry;
import crcr.application.callback.JobRecords.Reservation;
import crcr.application.hud.Hud;
import crcr.application.hud.HudQueue;
import crcr.application.outbox.Effect;
import crcr.domain.allowlist.Downstream;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobState;
import crcr.domain.job.ReportStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes a report about a job from a caller whose identity is proven, and forwards it to HUD
 * (docs/reference/callback.md).
 */
public final class RecordingReport {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final AdmitCaller admission;
    private final AdmittingReporters reporters;
    private final Binding binding;
    private final JobRecords jobs;
    private final HudRecord.Rendering rendering;
    private final Hud hud;
    private final List<FollowUp> followUps;

    /**
     * Records in {@code jobs} what HUD takes, and what it is to get later.
     *
     * @param followUps decide what else follows from a move
     */
    public RecordingReport(
            AdmitCaller admission,
            Binding binding,
            JobRecords jobs,
            HudRecord.Rendering rendering,
            Hud hud,
            List<FollowUp> followUps) {
        this.admission = admission;
        this.reporters = new AdmittingReporters(admission);
        this.binding = binding;
        this.jobs = jobs;
        this.rendering = rendering;
        this.hud = hud;
        this.followUps = List.copyOf(followUps);
    }

    /**
     * Records one report.
     *
     * @param key what the caller named its request, if it did: a repeat with the same body gets the first answer
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer; the report may then have
     *     reached HUD or the outbox, and if it comes again it is taken or a conflict
     */
    public CallbackOutcome record(ListedCaller caller, CallbackBody.WellFormed body, Optional<String> key) {
        return AdmittingReporters.ifReporter(caller, downstream -> reported(downstream, caller, body, key));
    }

    private CallbackOutcome reported(
            Downstream downstream, ListedCaller listed, CallbackBody.WellFormed body, Optional<String> words) {
        Caller caller = listed.caller();
        Optional<Contradiction> contradiction =
                binding.contradiction(caller, listed.names(), body.report(), body.echo());
        if (contradiction.isPresent()) {
            return reporters.ifAdmitted(downstream, listed, () -> new CallbackOutcome.Contradicts(contradiction.get()));
        }
        Optional<IdempotencyKey> key =
                words.map(given -> new IdempotencyKey(downstream.repository(), given, body.payload()));
        JobKey job = body.report().of(downstream.repository());
        return switch (admission.admit(
                caller, downstream.repository(), job, body.report().status(), key, body.checkRun())) {
            case Entry.KeptOut(Admission.Refusal why) -> AdmittingReporters.keptOut(downstream, listed, why);
            case Entry.LetIn(Reservation.NotDispatched()) -> underAFormerName(downstream, listed, body, key);
            case Entry.LetIn(Reservation reservation) -> move(job, reservation, downstream, caller, body);
        };
    }

    // One whose new name is listed by now may report on what was dispatched to its old one.
    private CallbackOutcome underAFormerName(
            Downstream downstream, ListedCaller listed, CallbackBody.WellFormed body, Optional<IdempotencyKey> key) {
        ReportStatus status = body.report().status();
        return listed.names().stream()
                .skip(1)
                .map(name -> body.report().of(name))
                .map(job ->
                        move(job, jobs.reserve(job, status, key, body.checkRun()), downstream, listed.caller(), body))
                .filter(outcome -> !(outcome instanceof CallbackOutcome.NotDispatched))
                .findFirst()
                .orElseGet(() -> new CallbackOutcome.NotDispatched(body.report().of(downstream.repository())));
    }

    private CallbackOutcome move(
            JobKey job, Reservation reservation, Downstream downstream, Caller caller, CallbackBody.WellFormed body) {
        ReportStatus status = body.report().status();
        return switch (reservation) {
            case Reservation.NotDispatched() -> new CallbackOutcome.NotDispatched(job);
            case Reservation.Refused(JobState current) -> new CallbackOutcome.Conflict(status.refusal(current));
            case Reservation.AlreadyHeld() ->
                new CallbackOutcome.Conflict("this job is reporting " + status.wireName()
                        + " at this moment already; send each report once");
            case Reservation.CheckRunOfAnotherJob() ->
                new CallbackOutcome.CheckRunOfAnotherJob(body.checkRun().orElseThrow());
            case Reservation.Busy(Duration retryAfter) -> new CallbackOutcome.Busy(retryAfter);
            case Reservation.Repeated(FirstAnswer first) -> new CallbackOutcome.Repeated(downstream, first);
            case Reservation.OtherBody() -> new CallbackOutcome.KeyOfAnotherBody();
            case Reservation.Held held -> {
                Move move = Move.reported(job, body, held, downstream, caller);
                yield forward(held.token(), move, rendering.render(new HudRecord(move, caller)), held.behindOthers());
            }
        };
    }

    // A record of this job that waits must not be overtaken, however well HUD is again.
    private CallbackOutcome forward(String token, Move move, Payload record, boolean behindOthers) {
        if (behindOthers) {
            return queue(token, move, record);
        }
        return switch (hud.deliver(record)) {
            case Hud.Answer.Delivered() -> settle(token, move, record, HudFate.DELIVERED);
            case Hud.Answer.Duplicate() -> settle(token, move, record, HudFate.DUPLICATE);
            case Hud.Answer.Skipped() -> settle(token, move, record, HudFate.SKIPPED);
            case Hud.Answer.Away _ -> queue(token, move, record);
            case Hud.Answer.Refused(int status, String message) -> {
                FirstAnswer.RefusedByHud answer = new FirstAnswer.RefusedByHud(status, message);
                yield release(token, move, answer, Optional.of(answer));
            }
            case Hud.Answer.Busy(int status, String message) ->
                release(token, move, new FirstAnswer.RefusedByHud(status, message), Optional.empty());
        };
    }

    private CallbackOutcome release(
            String token, Move move, FirstAnswer.RefusedByHud answer, Optional<FirstAnswer.RefusedByHud> kept) {
        jobs.release(move.job(), token, kept);
        return new CallbackOutcome.Answered(move.downstream(), answer);
    }

    // HUD has the record, or there is none: whether somebody else holds the job by now makes no difference to the
    // caller.
    private CallbackOutcome settle(String token, Move move, Payload record, HudFate hud) {
        FirstAnswer.Taken answer = taken(move, hud);
        jobs.settle(move.job(), token, answer, following(move), record);
        return new CallbackOutcome.Answered(move.downstream(), answer);
    }

    private CallbackOutcome queue(String token, Move move, Payload record) {
        FirstAnswer.Taken answer = taken(move, HudFate.QUEUED);
        List<Effect> effects = Stream.concat(
                        Stream.of(HudQueue.effect(move.job(), move.report().status(), record)),
                        following(move).stream())
                .toList();
        return jobs.settle(move.job(), token, answer, effects, record)
                ? new CallbackOutcome.Answered(move.downstream(), answer)
                : new CallbackOutcome.Busy(SOON);
    }

    private List<Effect> following(Move move) {
        return followUps.stream()
                .flatMap(followUp -> followUp.of(move).stream())
                .toList();
    }

    private static FirstAnswer.Taken taken(Move move, HudFate hud) {
        return new FirstAnswer.Taken(move.report().status(), move.times(), hud);
    }
}
