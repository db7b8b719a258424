package crcr.application.callback;

import crcr.domain.job.JobReport;
import java.util.Optional;

/** Whether a callback's body speaks of its own sender alone (contract 4). */
public final class Binding {
    /** What the body contradicts; empty if nothing. */
    public Optional<Contradiction> contradiction(Caller caller, JobReport report) {
        return otherRun("workflow.run_id", report.runId(), "run", caller.runId())
                .or(() -> otherRun("workflow.run_attempt", report.runAttempt(), "attempt", caller.runAttempt()));
    }

    // Not every issuer's tokens tell of a run.
    private static Optional<Contradiction> otherRun(
            String field, String reported, String what, Optional<String> proven) {
        return proven.filter(value -> !value.equals(reported))
                .map(value -> new Contradiction(
                        "other_run",
                        field + " is " + reported + ", and the token was issued to " + what + " " + value
                                + "; report the job from within its own run, with a token that was requested there"));
    }
}
