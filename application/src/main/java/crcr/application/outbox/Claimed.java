package crcr.application.outbox;

import java.time.Duration;
import java.util.Map;

/**
 * An effect that was claimed to be done now.
 *
 * @param id the effect's id within its queue
 * @param lease the claim's id; a claim that was followed by another one is outdated and settles nothing
 * @param effect the effect
 * @param attempts the number of failed attempts
 * @param age the time since its acceptance
 * @param headers the headers that adapters passed along with it; use cases ignore them
 */
public record Claimed(String id, String lease, Effect effect, int attempts, Duration age, Map<String, String> headers) {
    /** Keeps its own copy. */
    public Claimed {
        headers = Map.copyOf(headers);
    }
}
