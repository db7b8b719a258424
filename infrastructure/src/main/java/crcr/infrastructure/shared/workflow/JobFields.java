package crcr.infrastructure.shared.workflow;

import com.fasterxml.jackson.core.JsonGenerator;
import crcr.domain.check.TestCounts;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobTimes;
import crcr.infrastructure.shared.json.OwnJson;
import java.io.IOException;
import java.util.Optional;

/** What the relay writes down of a job in more than one place. Times are in milliseconds since 1970. */
public final class JobFields {
    private JobFields() {}

    /** Writes when what happened to a job. */
    public static void write(JsonGenerator json, JobTimes times) throws IOException {
        if (times.queuedSince().isPresent()) {
            json.writeNumberField("queued_since", times.queuedSince().get().toEpochMilli());
        }
        json.writeNumberField("in_progress", times.inProgress().toEpochMilli());
        if (times.completed().isPresent()) {
            json.writeNumberField("completed", times.completed().get().toEpochMilli());
        }
    }

    /** Reads when what happened to a job. */
    public static JobTimes times(OwnJson json) {
        return new JobTimes(
                json.optionalInstant("queued_since"),
                json.optionalInstant("in_progress").orElseThrow(() -> json.lacking("in_progress")),
                json.optionalInstant("completed"));
    }

    /** Writes how many tests passed, failed and were skipped. */
    public static void write(JsonGenerator json, TestCounts tests) throws IOException {
        json.writeNumberField("passed", tests.passed());
        json.writeNumberField("failed", tests.failed());
        json.writeNumberField("skipped", tests.skipped());
    }

    /** Reads how many tests passed, failed and were skipped; empty if nothing was written. */
    public static Optional<TestCounts> tests(OwnJson json) {
        return json.optional("passed")
                .map(passed -> new TestCounts(
                        passed.longValue(),
                        json.needed("failed").longValue(),
                        json.needed("skipped").longValue()));
    }

    /** Reads how a job ended. */
    public static Conclusion conclusion(OwnJson json) {
        return Conclusion.named(json.text("conclusion")).orElseThrow(() -> json.lacking("conclusion"));
    }
}
