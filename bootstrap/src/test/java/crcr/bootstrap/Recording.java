package crcr.bootstrap;

import crcr.application.callback.AdmitCaller;
import crcr.application.callback.AdmittingReporters;
import crcr.application.callback.Binding;
import crcr.application.callback.FollowUp;
import crcr.application.callback.JobRecords;
import crcr.application.callback.RecordingReport;
import crcr.application.hud.Hud;
import crcr.application.selfreport.LookUpCommit;
import crcr.application.selfreport.RecordingSelfReport;
import crcr.application.selfreport.StartedBy;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.domain.selfreport.CheckedCommit;
import crcr.infrastructure.hud.NoHud;
import crcr.infrastructure.hud.RecordBody;
import java.util.List;

/** The use case of callbacks, for those without a callback token. */
final class Recording {
    private Recording() {}

    /** Records reports, and fails if one comes with a callback token. */
    static RecordingReport withoutTokens(AdmitCaller admission, JobRecords jobs, Hud hud, List<FollowUp> followUps) {
        Binding binding = new Binding(
                _ -> {
                    throw new AssertionError("there is no token here");
                },
                Binding.WithoutToken.ACCEPTED);
        return new RecordingReport(admission, binding, jobs, RecordBody::of, hud, followUps);
    }

    /** Records self-reports, where none is made. */
    static RecordingSelfReport ofNoSelfReports(Store store) {
        return new RecordingSelfReport(
                new AdmittingReporters(store.admission(1_000)),
                new StartedBy(List.of("schedule")),
                store.selfReports(1_000),
                _ -> new LookUpCommit.CommitAnswer.Checked(new CheckedCommit.Missing()),
                RecordBody::ofSelfReport,
                new NoHud(),
                Scene.UPSTREAM);
    }
}
