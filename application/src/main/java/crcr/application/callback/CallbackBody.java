package crcr.application.callback;

import crcr.domain.delivery.Payload;
import crcr.domain.job.JobReport;
import crcr.domain.selfreport.SelfReport;

/** What a callback's body turned out to be. */
public sealed interface CallbackBody {
    /**
     * A report.
     *
     * @param report what the relay interprets of it
     * @param echo what it sends back of what triggered the run
     * @param payload all of it, as it came
     */
    record WellFormed(JobReport report, Echo echo, Payload payload) implements CallbackBody {}

    /**
     * A report of a run that no dispatch started.
     *
     * @param report what the relay interprets of it
     * @param payload all of it, as it came
     */
    record SelfReported(SelfReport report, Payload payload) implements CallbackBody {}

    /** No report; {@code detail} names the field and what it should be. */
    record Malformed(String detail) implements CallbackBody {}
}
