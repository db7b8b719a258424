package crcr.infrastructure.shared.workflow;

import com.fasterxml.jackson.core.JsonGenerator;
import crcr.domain.check.TestCounts;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobTimes;
import crcr.infrastructure.shared.json.OwnJson;
import java.io.IOException;
import java.util.Optional;

/**
 * Writes and reads the fields of a job that are stored in more than one place. Times are in milliseconds since 1970.
 */
public final class JobFields {
    private JobFields() {}

    /** Writes the times of a job. */
    public static void write(JsonGenerator json, JobTimes times) throws IOException {
        if (times.queuedSince().isPresent()) {
            json.writeNumberField("queued_since", times.queuedSince().get().toEpochMilli());
        }
        json.writeNumberField("in_progress", times.inProgress().toEpochMilli());
        if (times.completed().isPresent()) {
            json.writeNumberField("completed", times.completed().get().toEpochMilli());
        }
    }

    /** Reads the times of a job. */
    public static JobTimes times(OwnJson json) {
        return new JobTimes(
                json.optionalInstant("queued_since"),
                json.optionalInstant("in_progress").orElseThrow(() -> json.lacking("in_progress")),
                json.optionalInstant("completed"));
    }

    /** Writes the numbers of tests that passed, failed and were skipped. */
    public static void write(JsonGenerator json, TestCounts tests) throws IOException {
        json.writeNumberField("passed", tests.passed());
        json.writeNumberField("failed", tests.failed());
        json.writeNumberField("skipped", tests.skipped());
    }

    /** Reads the numbers of tests that passed, failed and were skipped; empty if none were written. */
    public static Optional<TestCounts> tests(OwnJson json) {
        return json.optional("passed")
                .map(passed -> new TestCounts(
                        passed.longValue(),
                        json.needed("failed").longValue(),
                        json.needed("skipped").longValue()));
    }

    /** Reads the conclusion of a job. */
    public static Conclusion conclusion(OwnJson json) {
        return Conclusion.named(json.text("conclusion")).orElseThrow(() -> json.lacking("conclusion"));
    }
}
