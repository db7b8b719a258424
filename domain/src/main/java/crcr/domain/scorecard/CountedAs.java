package crcr.domain.scorecard;

import crcr.domain.job.Conclusion;

/** What the conclusion of a job counts as. */
public enum CountedAs {
    SUCCESS,
    FAILURE,
    /** It says nothing about the downstream: somebody has cancelled it, or there was nothing to do. */
    NOTHING;

    /** Returns what that one counts as. */
    public static CountedAs of(Conclusion conclusion) {
        return switch (conclusion) {
            case SUCCESS -> CountedAs.SUCCESS;
            case FAILURE, TIMED_OUT, ACTION_REQUIRED, STALE -> FAILURE;
            case CANCELLED, SKIPPED, NEUTRAL -> NOTHING;
        };
    }
}
