package crcr.application.store;

import crcr.application.callback.AdmitCaller;
import crcr.application.callback.Caller;
import crcr.application.callback.IdempotencyKey;
import crcr.domain.job.CheckRunId;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import java.util.Optional;

/** Lets callers of a {@link MemoryStore} in, with one allowance for each. */
record MemoryAdmitCaller(MemoryAdmission admission, MemoryJobs jobs, MemoryScores scores, int perMinute)
        implements AdmitCaller {
    @Override
    public Admission admit(Caller caller, RepositoryName listed) {
        Admission admitted = admission.admit(caller, listed, perMinute);
        if (!(admitted instanceof Admission.NotRemembered)) {
            scores.refused(listed);
        }
        return admitted;
    }

    @Override
    public Entry admit(
            Caller caller,
            RepositoryName listed,
            JobKey job,
            ReportStatus report,
            Optional<IdempotencyKey> key,
            Optional<CheckRunId> checkRun) {
        return switch (admission.admit(caller, listed, perMinute)) {
            case Admission.Granted() -> new Entry.LetIn(jobs.reserve(job, report, key, checkRun));
            case Admission.Refusal why -> {
                if (!(why instanceof Admission.NotRemembered)) {
                    scores.refused(listed);
                }
                yield new Entry.KeptOut(why);
            }
        };
    }
}
