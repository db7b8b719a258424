package crcr.bootstrap;

import crcr.application.callback.AdmitCaller;
import crcr.application.callback.Binding;
import crcr.application.callback.FollowUp;
import crcr.application.callback.JobRecords;
import crcr.application.callback.RecordingReport;
import crcr.application.hud.Hud;
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
}
