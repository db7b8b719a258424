package crcr.application.callback;

import crcr.domain.delivery.Payload;
import crcr.domain.job.CheckRunId;
import crcr.domain.job.JobReport;
import crcr.domain.result.WorkflowWords;
import crcr.domain.selfreport.SelfReport;
import java.util.Optional;

/** The result of reading a callback's body. */
public sealed interface CallbackBody {
    /**
     * A report.
     *
     * @param report what the relay interprets of it
     * @param echo what it sends back of what triggered the run
     * @param checkRun the id of its check run, if it has one of its own
     * @param words what it says of its job beside that
     * @param payload all of it, as it came
     */
    record WellFormed(JobReport report, Echo echo, Optional<CheckRunId> checkRun, WorkflowWords words, Payload payload)
            implements CallbackBody {}

    /**
     * A report of a run that no dispatch started.
     *
     * @param report what the relay interprets of it
     * @param checkRun the id of its check run, if it has one of its own
     * @param words what it says of its job beside that
     * @param payload all of it, as it came
     */
    record SelfReported(SelfReport report, Optional<CheckRunId> checkRun, WorkflowWords words, Payload payload)
            implements CallbackBody {}

    /** No report; {@code detail} names the field and what it should be. */
    record Malformed(String detail) implements CallbackBody {}
}
