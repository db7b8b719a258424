package crcr.application.selfreport;

import crcr.application.callback.AdmitCaller.Admission;
import crcr.application.callback.AdmittingReporters;
import crcr.application.callback.Binding;
import crcr.application.callback.CallbackBody;
import crcr.application.callback.CallbackOutcome;
import crcr.application.callback.FirstAnswer;
import crcr.application.callback.ForwardingReport;
import crcr.application.callback.HudFate;
import crcr.application.callback.IdempotencyKey;
import crcr.application.callback.ListedCaller;
import crcr.application.hud.Hud;
import crcr.application.hud.HudQueue;
import crcr.application.outbox.Effect;
import crcr.application.selfreport.SelfReportRecords.Entry;
import crcr.application.selfreport.SelfReportRecords.Reservation;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Participation;
import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.NightlyResult;
import crcr.domain.result.WorkflowWords;
import crcr.domain.selfreport.CheckedCommit;
import crcr.domain.selfreport.NamedCommit;
import crcr.domain.selfreport.SelfReport;
import crcr.domain.selfreport.SelfReportKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Records a report of a run that no dispatch started, from a caller with a proven identity, and forwards it to HUD
 * (docs/downstream/self-reports.md).
 */
public final class RecordingSelfReport {
    private final AdmittingReporters reporters;
    private final StartedBy startedBy;
    private final SelfReportRecords records;
    private final LookUpCommit commits;
    private final RenderSelfReport rendering;
    private final ForwardingReport forwarding;
    private final RepositoryName upstream;

    /**
     * Records in {@code records} the reports that HUD accepted or receives later.
     *
     * @param startedBy the rule which runs may report so
     * @param commits is asked for commits without a kept answer
     * @param upstream the upstream of the commits
     */
    public RecordingSelfReport(
            AdmittingReporters reporters,
            StartedBy startedBy,
            SelfReportRecords records,
            LookUpCommit commits,
            RenderSelfReport rendering,
            Hud hud,
            RepositoryName upstream) {
        this.reporters = reporters;
        this.startedBy = startedBy;
        this.records = records;
        this.commits = commits;
        this.rendering = rendering;
        this.forwarding = new ForwardingReport(hud);
        this.upstream = upstream;
    }

    /** A report on its way. */
    private record Passage(ListedCaller listed, Downstream downstream, CallbackBody.SelfReported body) {
        SelfReport report() {
            return body.report();
        }

        SelfReportKey key() {
            return body.report().of(downstream.repository());
        }
    }

    /**
     * Records one self-report.
     *
     * @param key the caller's name for its request, if it has one: a repeat with the same body gets the first answer
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer; the report may then have
     *     reached HUD or the outbox, and a repeat is accepted or is a conflict
     */
    public CallbackOutcome record(ListedCaller caller, CallbackBody.SelfReported body, Optional<String> key) {
        return AdmittingReporters.ifReporter(
                caller,
                downstream -> downstream.takesPartIn().contains(Participation.NIGHTLY)
                        ? reported(new Passage(caller, downstream, body), key)
                        : new CallbackOutcome.NotNightly(downstream));
    }

    private CallbackOutcome reported(Passage passage, Optional<String> words) {
        SelfReport report = passage.report();
        Optional<CallbackOutcome.Contradicts> contradiction = startedBy
                .contradiction(passage.listed().caller())
                .or(() -> Binding.otherRun(passage.listed().caller(), report.runId(), report.runAttempt()));
        if (contradiction.isPresent()) {
            return reporters.ifAdmitted(passage.downstream(), passage.listed(), contradiction::get);
        }
        Optional<IdempotencyKey> key = words.map(given -> new IdempotencyKey(
                passage.downstream().repository(), given, passage.body().payload()));
        return switch (records.reserve(
                passage.listed().caller(), passage.key(), key, passage.body().checkRun())) {
            case Entry.KeptOut(Admission.Refusal why) ->
                AdmittingReporters.keptOut(passage.downstream(), passage.listed(), why);
            case Entry.LetIn(Reservation reservation) -> taken(passage, reservation);
        };
    }

    private CallbackOutcome taken(Passage passage, Reservation reservation) {
        return switch (reservation) {
            case Reservation.MissingCommit() -> noSuchCommit(passage);
            case Reservation.Taken() ->
                new CallbackOutcome.Conflict("this " + passage.report().event().wireName() + " result of "
                        + passage.report().commit() + " was taken before, of the same run, attempt and job; send each"
                        + " result once, and give each job of a run a job_name of its own");
            case Reservation.AlreadyHeld() ->
                new CallbackOutcome.Conflict(
                        "this result is being taken at this moment already; send each result once");
            case Reservation.CheckRunOfAnotherJob() ->
                new CallbackOutcome.CheckRunOfAnotherJob(
                        passage.body().checkRun().orElseThrow());
            case Reservation.Busy(Duration retryAfter) -> new CallbackOutcome.Busy(retryAfter);
            case Reservation.Repeated(FirstAnswer first) -> new CallbackOutcome.Repeated(passage.downstream(), first);
            case Reservation.OtherBody() -> new CallbackOutcome.KeyOfAnotherBody();
            case Reservation.Held(String token, Optional<String> sha) ->
                sha.map(known -> forward(passage, token, known, true)).orElseGet(() -> lookedUp(passage, token));
        };
    }

    private CallbackOutcome lookedUp(Passage passage, String token) {
        NamedCommit commit = passage.report().commit();
        return switch (commits.lookUp(commit)) {
            case LookUpCommit.CommitAnswer.Checked(CheckedCommit.Found(String sha)) ->
                forward(passage, token, sha, true);
            case LookUpCommit.CommitAnswer.Checked(CheckedCommit.Missing()) -> {
                records.release(passage.key(), token, Optional.empty());
                yield noSuchCommit(passage);
            }
            // Results of a night are not lost while GitHub is unavailable. Readers see that the commit was not checked.
            case LookUpCommit.CommitAnswer.Unknown _ -> forward(passage, token, commit.name(), false);
        };
    }

    private CallbackOutcome noSuchCommit(Passage passage) {
        return new CallbackOutcome.NoSuchCommit(upstream, passage.report().commit());
    }

    private CallbackOutcome forward(Passage passage, String token, String sha, boolean verified) {
        Payload record = rendering.render(new SelfReportRecord(
                passage.downstream(),
                passage.listed().caller(),
                passage.report().event(),
                upstream,
                sha,
                verified,
                passage.body().payload()));
        return forwarding.forward(
                new ReservedSelfReport(passage, token, record, verified, said(passage, sha, verified)));
    }

    private static NightlyResult.Said said(Passage passage, String sha, boolean verified) {
        WorkflowWords words = passage.body().words();
        return new NightlyResult.Said(
                passage.key(),
                sha,
                verified,
                words.name(),
                passage.report().conclusion(),
                words.tests(),
                words.linkFrom(passage.listed().caller().place()));
    }

    private final class ReservedSelfReport implements ForwardingReport.Reserved {
        private final Passage passage;
        private final String token;
        private final Payload record;
        private final boolean verified;
        private final NightlyResult.Said said;

        ReservedSelfReport(Passage passage, String token, Payload record, boolean verified, NightlyResult.Said said) {
            this.passage = passage;
            this.token = token;
            this.record = record;
            this.verified = verified;
            this.said = said;
        }

        @Override
        public Downstream downstream() {
            return passage.downstream();
        }

        @Override
        public Payload record() {
            return record;
        }

        @Override
        public FirstAnswer.SelfReported answer(HudFate fate) {
            return new FirstAnswer.SelfReported(fate, verified);
        }

        @Override
        public boolean settle(HudFate fate) {
            List<Effect> effects = fate == HudFate.QUEUED
                    ? List.of(HudQueue.effect(passage.key(), passage.report().id(), record))
                    : List.of();
            return records.settle(passage.key(), token, answer(fate), effects, said);
        }

        @Override
        public void release(Optional<FirstAnswer.RefusedByHud> answer) {
            records.release(passage.key(), token, answer);
        }
    }
}
