package crcr.application.store;

import crcr.application.callback.AdmitCaller.Admission;
import crcr.application.callback.Caller;
import crcr.application.callback.FirstAnswer;
import crcr.application.callback.IdempotencyKey;
import crcr.application.outbox.Effect;
import crcr.application.selfreport.SelfReportRecords;
import crcr.domain.job.CheckRunId;
import crcr.domain.result.NightlyResult;
import crcr.domain.selfreport.SelfReportKey;
import java.util.List;
import java.util.Optional;

/** Lets those in who report to a {@link MemoryStore} of themselves, with one allowance for each. */
record MemorySelfReportRecords(MemoryAdmission admission, MemorySelfReports reports, MemoryScores scores, int perMinute)
        implements SelfReportRecords {
    @Override
    public Entry reserve(
            Caller caller, SelfReportKey report, Optional<IdempotencyKey> key, Optional<CheckRunId> checkRun) {
        return switch (admission.admit(caller, report.downstream(), perMinute)) {
            case Admission.Granted() -> new Entry.LetIn(counted(report, reports.reserve(report, key, checkRun)));
            case Admission.Refusal why -> {
                if (!(why instanceof Admission.NotRemembered)) {
                    scores.refused(report.downstream());
                }
                yield new Entry.KeptOut(why);
            }
        };
    }

    private Reservation counted(SelfReportKey report, Reservation reservation) {
        switch (reservation) {
            case Reservation.Held _, Reservation.Busy _, Reservation.Repeated _ -> {}
            case Reservation.MissingCommit _,
                    Reservation.Taken _,
                    Reservation.AlreadyHeld _,
                    Reservation.CheckRunOfAnotherJob _,
                    Reservation.OtherBody _ -> scores.refused(report.downstream());
        }
        return reservation;
    }

    @Override
    public boolean settle(
            SelfReportKey report,
            String token,
            FirstAnswer.SelfReported answer,
            List<Effect> effects,
            NightlyResult.Said said) {
        return reports.settle(report, token, answer, effects, said);
    }

    @Override
    public void release(SelfReportKey report, String token, Optional<FirstAnswer.RefusedByHud> answer) {
        reports.release(report, token, answer);
    }
}
