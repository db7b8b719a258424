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
     * A job's report.
     *
     * @param report the part that the relay interprets
     * @param echo the part of the triggering payload that it sends back
     * @param checkRun the id of its check run, if it has one of its own
     * @param words the other facts about its job
     * @param payload the whole body, as received
     */
    record WellFormed(JobReport report, Echo echo, Optional<CheckRunId> checkRun, WorkflowWords words, Payload payload)
            implements CallbackBody {}

    /**
     * A report of a run that no dispatch started.
     *
     * @param report the part that the relay interprets
     * @param checkRun the id of its check run, if it has one of its own
     * @param words the other facts about its job
     * @param payload the whole body, as received
     */
    record SelfReported(SelfReport report, Optional<CheckRunId> checkRun, WorkflowWords words, Payload payload)
            implements CallbackBody {}

    /** A body that is no report; {@code detail} names the field and its expected form. */
    record Malformed(String detail) implements CallbackBody {}
}
