package crcr.domain.result;

import crcr.domain.job.Conclusion;
import java.util.Locale;
import java.util.Optional;

/** The class in which a job is counted. */
public enum JobClass {
    /** The job has not ended. */
    RUNNING,
    /** The job succeeded. */
    PASSED,
    /** The job failed, or was closed because it was silent. */
    FAILED,
    /** The job ended without a statement about the change: neutral, cancelled, skipped or stale. */
    OTHER;

    /** Returns the class of a job with that conclusion. A job without one has not ended. */
    public static JobClass of(Optional<Conclusion> conclusion) {
        return conclusion.map(JobClass::of).orElse(RUNNING);
    }

    private static JobClass of(Conclusion conclusion) {
        return switch (conclusion) {
            case SUCCESS -> PASSED;
            case FAILURE, TIMED_OUT, ACTION_REQUIRED -> FAILED;
            case NEUTRAL, CANCELLED, SKIPPED, STALE -> OTHER;
        };
    }

    /** Returns the name under which it is counted. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
