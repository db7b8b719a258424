package crcr.infrastructure.http.console.page;

import java.time.Instant;
import java.util.Optional;

/**
 * A delivery that was accepted, and what came of it in sum.
 *
 * @param deliveryId GitHub's {@code X-GitHub-Delivery}
 * @param pr the pull request that it is about
 * @param title of the pull request or of the pushed commit, in its author's words
 * @param branch likewise
 * @param state what came of it
 * @param targets how many downstreams it goes to, if that is on record
 * @param unsettled how many of them are on their way, or were given up
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

    /** Returns what it is, in a few words. */
    public String words() {
        return event + action.map(known -> " " + known).orElse("");
    }

    /** How many jobs count as what. */
    public record Counts(long running, long passed, long failed, long other) {}
}
