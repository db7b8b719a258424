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
 * Something that is to be done outside because a job has moved.
 *
 * @param queue whose deliverer does it
 * @param lane effects of one lane are done one after the other, in the order in which they were accepted
 * @param subject if present, a newer effect of the same queue, lane and subject replaces this one as long as nobody has
 *     claimed it
 * @param delivery the delivery that it belongs to
 * @param downstream the repository that it belongs to
 * @param attributes what the deliverer needs to know beside the content; a name has small letters and underscores
 * @param content what is to be sent
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

    /** Keeps its own copy of the attributes; refuses a name that is not of the form, and an empty subject. */
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
