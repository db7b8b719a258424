package crcr.application.outbox;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An effect of a job's move outside of the relay.
 *
 * @param queue the queue whose deliverer does it
 * @param lane effects of one lane are done one after the other, in the order of their acceptance
 * @param subject if present, a newer effect of the same queue, lane and subject replaces this one as long as nobody has
 *     claimed it
 * @param delivery the delivery to which it belongs
 * @param downstream the repository to which it belongs
 * @param attributes the facts that the deliverer needs beside the content; a name has small letters and underscores
 * @param content the content to send
 */
public record Effect(
        QueueName queue,
        Lane lane,
        Optional<String> subject,
        DeliveryId delivery,
        RepositoryName downstream,
        SortedMap<String, String> attributes,
        Payload content) {
    private static final Pattern NAME = Pattern.compile("[a-z_]{1,40}");

    /** Keeps its own copy of the attributes. Refuses an attribute's name of another form, and an empty subject. */
    public Effect {
        if (subject.filter(String::isEmpty).isPresent()) {
            throw new IllegalArgumentException("a subject is not empty");
        }
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        for (String name : attributes.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("an attribute's name has small letters and underscores: " + name);
            }
        }
    }
}
