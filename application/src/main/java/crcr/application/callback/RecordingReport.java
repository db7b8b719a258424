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
 * Records a report about a job from a caller with a proven identity, and forwards it to HUD
 * (docs/downstream/callback.md).
 */
public final class RecordingReport {
    private final AdmitCaller admission;
    private final AdmittingReporters reporters;
    private final Binding binding;
    private final JobRecords jobs;
    private final HudRecord.Rendering rendering;
    private final ForwardingReport forwarding;
    private final List<FollowUp> followUps;

    /**
     * Records in {@code jobs} the reports that HUD accepted or receives later.
     *
     * @param followUps decide about the other effects of a move
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
        this.forwarding = new ForwardingReport(hud);
        this.followUps = List.copyOf(followUps);
    }

    /**
     * Records one report.
     *
     * @param key the caller's name for its request, if it has one: a repeat with the same body gets the first answer
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer; the report may then have
     *     reached HUD or the outbox, and a repeat is accepted or is a conflict
     */
    public CallbackOutcome record(ListedCaller caller, CallbackBody.WellFormed body, Optional<String> key) {
        return AdmittingReporters.ifReporter(caller, downstream -> reported(downstream, caller, body, key));
    }

    private CallbackOutcome reported(
            Downstream downstream, ListedCaller listed, CallbackBody.WellFormed body, Optional<String> words) {
        Caller caller = listed.caller();
        Optional<CallbackOutcome.Contradicts> contradiction =
                binding.contradiction(caller, listed.names(), body.report(), body.echo());
        if (contradiction.isPresent()) {
            return reporters.ifAdmitted(downstream, listed, contradiction::get);
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

    // A downstream whose new name is listed by now may report on dispatches to its old name.
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
                var reserved = new ReservedMove(held.token(), move, rendering.render(new HudRecord(move, caller)));
                // A waiting record of this job must not be overtaken, even if HUD is available again.
                yield held.behindOthers() ? forwarding.queue(reserved) : forwarding.forward(reserved);
            }
        };
    }

    private final class ReservedMove implements ForwardingReport.Reserved {
        private final String token;
        private final Move move;
        private final Payload record;

        ReservedMove(String token, Move move, Payload record) {
            this.token = token;
            this.move = move;
            this.record = record;
        }

        @Override
        public Downstream downstream() {
            return move.downstream();
        }

        @Override
        public Payload record() {
            return record;
        }

        @Override
        public FirstAnswer.Taken answer(HudFate fate) {
            return new FirstAnswer.Taken(move.report().status(), move.times(), fate);
        }

        @Override
        public boolean settle(HudFate fate) {
            Stream<Effect> toHud = fate == HudFate.QUEUED
                    ? Stream.of(HudQueue.effect(move.job(), move.report().status(), record))
                    : Stream.of();
            List<Effect> effects = Stream.concat(
                            toHud, followUps.stream().flatMap(followUp -> followUp.of(move).stream()))
                    .toList();
            return jobs.settle(move, token, answer(fate), effects, record);
        }

        @Override
        public void release(Optional<FirstAnswer.RefusedByHud> answer) {
            jobs.release(move.job(), token, answer);
        }
    }
}
