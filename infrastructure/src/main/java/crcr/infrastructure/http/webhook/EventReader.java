package crcr.infrastructure.http.webhook;

import java.util.List;

/**
 * Reads an event from a webhook's body.
 *
 * @param <E> the event
 */
public interface EventReader<E> {
    /**
     * Returns the places that {@link #read} uses, in addition to those of every event: keys joined by dots, with
     * {@code []} behind one that leads into each object of an array.
     */
    List<String> places();

    /** Reads the event. The rules check whether a required field is absent. */
    E read(WebhookFields fields);
}
