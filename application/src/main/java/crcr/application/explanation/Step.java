package crcr.application.explanation;

import java.time.Instant;

/**
 * A step of a target.
 *
 * @param at by the store's clock
 * @param text GitHub's message, or the cause of a failure, or empty; at most 200 characters
 */
public record Step(Instant at, Kind kind, String text) {
    /** The kinds of steps. */
    public enum Kind {
        /** GitHub accepted the dispatch. */
        TAKEN,
        /** An attempt failed. */
        FAILED,
        /** GitHub limits the calls. */
        LIMITED,
        /** Another attempt began, because the process of the former one is gone and left no answer. */
        UNANSWERED,
        /** The target had been given up, and was queued again. */
        REQUEUED
    }
}
