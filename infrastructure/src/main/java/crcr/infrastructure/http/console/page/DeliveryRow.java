package crcr.infrastructure.http.console.page;

import java.time.Instant;
import java.util.Optional;

/**
 * An accepted delivery, with a summary of its results.
 *
 * @param deliveryId GitHub's {@code X-GitHub-Delivery}
 * @param pr the number of its pull request
 * @param title the title of the pull request or of the pushed commit, in its author's words
 * @param branch the branch of the pull request or of the push
 * @param state its state
 * @param targets the number of its downstreams, if that is on record
 * @param unsettled the number of targets that are on their way, or were given up
 */
public record DeliveryRow(
        String deliveryId,
        String event,
        Optional<String> action,
        Optional<Long> pr,
        String sha,
        Optional<String> title,
        Optional<String> branch,
        Instant accepted,
        Mark state,
        Optional<Long> targets,
        long unsettled,
        Counts jobs) {
    private static final int SHOWN_OF_SHA = 9;

    /** Returns the beginning of the commit's hash. */
    public String shortSha() {
        return sha.substring(0, Math.min(SHOWN_OF_SHA, sha.length()));
    }

    /** Returns a description of it, in a few words. */
    public String words() {
        return event + action.map(known -> " " + known).orElse("");
    }

    /** The numbers of jobs in each class. */
    public record Counts(long running, long passed, long failed, long other) {}
}
