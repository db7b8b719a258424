package crcr.application.outbox;

import java.time.Duration;
import java.util.Map;

/**
 * An effect that was claimed to be done now.
 *
 * @param id names the effect within its queue
 * @param lease names the claim; a claim that was followed by another one settles nothing any more
 * @param effect what is to be done
 * @param attempts how many attempts have failed
 * @param age the time since it was accepted
 * @param headers what adapters passed along with it; use cases do not look at it
 */
public record Claimed(String id, String lease, Effect effect, int attempts, Duration age, Map<String, String> headers) {
    /** Keeps its own copy. */
    public Claimed {
        headers = Map.copyOf(headers);
    }
}
