package crcr.domain.scorecard;

import crcr.domain.job.Conclusion;

/** The kind of result that a conclusion counts as. */
public enum CountedAs {
    SUCCESS,
    FAILURE,
    /** The conclusion says nothing about the downstream: somebody has cancelled the job, or there was nothing to do. */
    NOTHING;

    /** Returns what that conclusion counts as. */
    public static CountedAs of(Conclusion conclusion) {
        return switch (conclusion) {
            case SUCCESS -> CountedAs.SUCCESS;
            case FAILURE, TIMED_OUT, ACTION_REQUIRED, STALE -> FAILURE;
            case CANCELLED, SKIPPED, NEUTRAL -> NOTHING;
        };
    }
}
