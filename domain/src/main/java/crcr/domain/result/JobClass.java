package crcr.domain.result;

import crcr.domain.job.Conclusion;
import java.util.Locale;
import java.util.Optional;

/** What a job counts as. */
public enum JobClass {
    /** It has not ended. */
    RUNNING,
    /** It succeeded. */
    PASSED,
    /** It failed, or was closed because it was silent. */
    FAILED,
    /** It ended without saying anything about the change: neutral, cancelled, skipped or stale. */
    OTHER;

    /** Returns what a job counts as that ended so; one without a conclusion has not ended. */
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
