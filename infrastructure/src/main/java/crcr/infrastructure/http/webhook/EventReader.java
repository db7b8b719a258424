package crcr.infrastructure.http.webhook;

import java.util.List;

/**
 * How an event is read from a webhook's body.
 *
 * @param <E> the event
 */
public interface EventReader<E> {
    /**
     * Returns the places that {@link #read} asks for, beside those of every event: keys joined by dots, with {@code []}
     * behind one that leads into each object of an array.
     */
    List<String> places();

    /** Reads the event; what the rules need and the body does not have is for the rules to find. */
    E read(WebhookFields fields);
}
