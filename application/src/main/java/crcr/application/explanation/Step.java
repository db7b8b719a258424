package crcr.application.explanation;

import java.time.Instant;

/**
 * One thing that happened to a target.
 *
 * @param at by the store's clock
 * @param text GitHub's words, or what went wrong, or nothing; 200 characters at the most
 */
public record Step(Instant at, Kind kind, String text) {
    /** What can happen. */
    public enum Kind {
        /** GitHub took the dispatch. */
        TAKEN,
        /** An attempt failed. */
        FAILED,
        /** GitHub limits the calls. */
        LIMITED,
        /** Another attempt began, since that of a process that is gone had left no answer. */
        UNANSWERED,
        /** It had been given up, and was queued again. */
        REQUEUED
    }
}
